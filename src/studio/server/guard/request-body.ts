// Reads request bodies, validated and of limited size.
import type { Context } from 'hono'
import type * as z from 'zod'
import { HttpError } from './http-error.js'

const maxJsonBytes = 1e6

/** The JSON of a request, validated by the schema; an empty body is {}.
 *  Throws HttpError if it is too large, of another type, or does not match the schema. */
export async function jsonBody<Schema extends z.ZodType>(
  { req }: Context,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = new TextDecoder().decode(await bodyBytes(req.raw, maxJsonBytes))
  const type = req.header('content-type') ?? ''
  if (text !== '' && !type.startsWith('application/json'))
    throw new HttpError(415, 'studio.type', { expected: 'application/json', actual: type || '-' })
  let written: unknown
  try {
    written = text === '' ? {} : JSON.parse(text)
  } catch (error) {
    throw new HttpError(400, 'studio.body', { reason: (error as Error).message })
  }
  const result = schema.safeParse(written)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const reason = `${issue?.path.join('.')}: ${issue?.message}`
  throw new HttpError(400, 'studio.body', { reason })
}

/** Throws HttpError as soon as there are more than `maxBytes` bytes. */
export async function bodyBytes(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new HttpError(413, 'studio.tooLarge', { expected: maxBytes })
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of readParts(request)) {
    length += part.length
    if (length > maxBytes) throw tooLarge()
    parts.push(part)
  }
  return Uint8Array.from(Buffer.concat(parts))
}

/** A client that leaves, or whose chunks are malformed, ends its body with an error: nobody reads the response. */
async function* readParts({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? []
  } catch (error) {
    throw new HttpError(400, 'studio.bodyEnded', { reason: (error as Error).message })
  }
}
