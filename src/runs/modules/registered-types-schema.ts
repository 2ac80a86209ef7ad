// What run.json says of types that are not built in.
import * as z from 'zod'

/** Types of the configuration that are registered, and the module that does; without one, a program did. */
export const registeredTypesSchema = z.array(
  z.object({
    types: z.array(z.string()).min(1),
    path: z.string().optional(),
    sha256: z.string().optional(),
  }),
)
export type RegisteredTypes = z.infer<typeof registeredTypesSchema>
