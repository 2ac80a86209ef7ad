// The JSON Schema of a configuration, from which a page makes a form, with descriptions in every language.
import * as z from 'zod'
import { configurationSchema } from '../../../training/configuration.js'
import { koreanDescriptions } from './korean-descriptions.js'

type Schema = z.core.JSONSchema.BaseSchema

/** Layers, likelihoods and optimizers occur in several places, and are described once. */
const sections: Readonly<Record<string, string>> = {
  encoder: 'layers',
  classifier: 'layers',
  discriminator: 'layers',
  optimizer: 'training.optimizer',
  decoder: 'layers',
  output: 'layers',
  likelihood: 'likelihood',
}

/** Schema of the input: settings with a default are optional. `x-ko` holds the Korean `description`. */
export function configurationForm(): Schema {
  const form = withoutReferences(z.toJSONSchema(configurationSchema, { io: 'input' }))
  for (const { schema, korean } of describedSettings(form)) if (korean) schema['x-ko'] = korean
  return form
}

/** The same schema with what it refers to in place; where a part refers to itself, anything. */
function withoutReferences({ $defs = {}, ...schema }: Schema): Schema {
  const resolve = (value: unknown, open: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((each) => resolve(each, open))
    if (typeof value !== 'object' || value === null) return value
    const { $ref, ...others } = value as Schema
    if (typeof $ref !== 'string')
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, resolve(each, open)]),
      )
    const found = open.includes($ref) ? {} : $defs[$ref.replace('#/$defs/', '')]
    return { ...(resolve(found, [...open, $ref]) as Schema), ...others }
  }
  return resolve(schema, []) as Schema
}

/** Every part of a configuration's JSON Schema that has a description, its possible keys, the most specific
 *  one first, and its Korean text. */
export function describedSettings(
  form: Schema,
): { schema: Schema; keys: readonly string[]; korean: string | undefined }[] {
  const found: ReturnType<typeof describedSettings> = []
  visit(form, [], '', undefined)
  return found

  function visit(schema: Schema, keys: readonly string[], path: string, type: unknown): void {
    if (schema.description && keys.length)
      found.push({ schema, keys, korean: keys.map((key) => koreanDescriptions[key]).find(Boolean) })
    const ownType = (schema.properties?.type as Schema | undefined)?.const ?? type
    for (const [name, part] of Object.entries(schema.properties ?? {})) {
      const at = path ? `${path}.${name}` : name
      const specific = ownType && path ? [`${path}.${ownType}.${name}`] : []
      visit(part as Schema, [...specific, at], sections[name] ?? at, ownType)
    }
    for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
      visit(part as Schema, keys, path, type)
    if (schema.items) visit(schema.items as Schema, keys, path, type)
    for (const [at, part] of (schema.prefixItems ?? []).entries())
      visit(part as Schema, [`${path}.${at}`], `${path}.${at}`, type)
  }
}
