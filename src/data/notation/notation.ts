// How a column of a table writes its numbers and dates, so that values can be written in the same way.
import * as z from 'zod'

const numberNotationSchema = z.object({
  type: z.literal('number'),
  /** Digits after the decimal separator, to which values are rounded; missing where there is no common number. */
  decimals: z.int().nonnegative().optional(),
  /** As many digits after the separator are always written, with zeros at the end. */
  padding: z.int().positive().optional(),
  /** The decimal separator, where that is not the point. */
  decimal: z.literal(',').optional(),
  /** Between groups of three digits. */
  group: z.string().optional(),
  /** Before and after the digits, such as a currency or %; with the spaces between. */
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  /** Whether positive numbers have a plus sign. */
  hasPlus: z.boolean().optional(),
  /** How negative numbers are written, where that is not with a hyphen: in parentheses, or with a minus sign. */
  negative: z.enum(['()', '−']).optional(),
})

const dateNotationSchema = z.object({
  type: z.literal('date'),
  /** Of the tokens YYYY, M, MM, MMM (Jan) or MMMM (January), D or DD, H or HH, h or hh (of 12 hours, with A or a for AM or
   *  am), mm, ss, S (one per digit of the fraction), and other text. */
  pattern: z.string(),
  /** The time zone as it is written, such as Z or +09:00; values are in UTC where there is one. */
  zone: z.string().optional(),
})

export const notationSchema = z.discriminatedUnion('type', [
  numberNotationSchema,
  dateNotationSchema,
])

export type NumberNotation = z.infer<typeof numberNotationSchema>
/** Values are days since 1 January 1970; times of day are fractions of a day. */
export type DateNotation = z.infer<typeof dateNotationSchema>
export type Notation = z.infer<typeof notationSchema>
