// The API as an OpenAPI 3.1 document, made from the schemas of its responses.
import * as z from 'zod'
import { version } from '../../../version.js'
import { components } from '../../api/openapi-components.js'
import { type Route, routes } from '../../api/routes.js'

const jsonType = 'application/json'
const eventsType = 'text/event-stream'
const text = { type: 'string' }

export function openApi(): object {
  const schemas = componentSchemas()
  const paths: Record<string, Record<string, object>> = {}
  for (const [address, route] of Object.entries(routes)) {
    const [method = '', path = ''] = address.split(' ')
    paths[path] = { ...paths[path], [method]: operation(path, route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Jamjae studio', version },
    paths,
    components: { schemas },
  }
}

/** The methods that an address of the API has, HEAD beside GET; none if there is no such address. */
export function allowedMethods(address: string): string[] {
  const methods = Object.keys(routes).flatMap((route) => {
    const [method = '', path = ''] = route.split(' ')
    // The path of a file may contain slashes.
    const pattern = path.replace('{file}', '.+').replace(/\{\w+\}/g, '[^/]+')
    if (!new RegExp(`^${pattern}$`).test(address)) return []
    return method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]
  })
  return [...new Set(methods)]
}

const place = (name: string) => `#/components/schemas/${name}`

/** Named schemas, which refer to each other. */
function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: place })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]),
  )
}

function schemaOf(schema: z.ZodType): object {
  const name = Object.keys(components).find((each) => components[each] === schema)
  if (name) return { $ref: place(name) }
  const { $schema: _, ...written } = z.toJSONSchema(schema)
  return written
}

function operation(
  path: string,
  { summary, status, answer, type, body, bodyTypes, query, lists }: Route,
): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }))
  const inQuery = [
    ...parametersOf(query, text),
    ...parametersOf(lists, { type: 'array', items: text }),
  ]
  const taken = body
    ? { [jsonType]: { schema: schemaOf(body) } }
    : bodyTypes && Object.fromEntries(bodyTypes.map((each) => [each, {}]))
  const given = {
    ...(answer && { [jsonType]: { schema: schemaOf(answer) } }),
    ...(type && { [type]: type === eventsType ? { schema: { $ref: place('Event') } } : {} }),
  }
  const error = { $ref: place('Error') }
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(taken && { requestBody: { content: taken } }),
    responses: {
      [status]: {
        description: summary,
        ...(Object.keys(given).length > 0 && { content: given }),
      },
      default: { description: 'Error', content: { [jsonType]: { schema: error } } },
    },
  }
}

/** In the query. */
function parametersOf(described: Readonly<Record<string, string>> = {}, schema: object): object[] {
  return Object.entries(described).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema,
  }))
}
