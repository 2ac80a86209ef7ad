// How the schemas of the API become types: nothing that was answered is ever changed.
import type * as z from 'zod'

type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value

/** What JSON of that schema is. */
export type Json<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>
