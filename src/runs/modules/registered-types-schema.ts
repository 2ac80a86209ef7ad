// What run.json says of types that are not built in.
import * as z from 'zod'

export const moduleFileSchema = z.object({
  /** Absolute. */
  path: z.string(),
  /** Of its bytes, not of what it imports. */
  sha256: z.string(),
})
/** A file as it was when it was loaded. */
export type ModuleFile = Readonly<z.infer<typeof moduleFileSchema>>

/** Types of the configuration that are registered, and the module that does; without one, a program did. */
export const registeredTypesSchema = z.array(
  z.object({
    types: z.array(z.string()).min(1),
    ...moduleFileSchema.partial().shape,
  }),
)
export type RegisteredTypes = z.infer<typeof registeredTypesSchema>

/** A module that registers types of a run, and that which did when it was trained. */
export const otherModuleSchema = z.object({
  types: z.array(z.string()),
  from: moduleFileSchema,
  to: moduleFileSchema,
})
export type OtherModule = z.infer<typeof otherModuleSchema>
