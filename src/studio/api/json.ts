// Types of the API's schemas: responses are immutable.
import type * as z from 'zod'

type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value

/** The JSON type of that schema. */
export type Json<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>
