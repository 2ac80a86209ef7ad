// Error responses of the server.
import * as z from 'zod'

export const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().describe('In the language requested by ?lang or Accept-Language'),
    path: z.union([z.string(), z.number()]).optional(),
  }),
})

/** A sentence in every language. */
export const textsSchema = z.strictObject({ en: z.string(), ko: z.string() })
