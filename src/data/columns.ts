// The columns of a table, and the position of each in an item.
import * as z from 'zod'
import { notationSchema } from './notation/notation.js'

const name = z.string()

const numericColumnSchema = z.object({
  name,
  type: z.literal('numeric'),
  mean: z.number(),
  deviation: z.number().positive(),
  /** Minimum and maximum of the known values of the training split. */
  range: z.tuple([z.number(), z.number()]).readonly().optional(),
  notation: notationSchema.readonly().optional(),
})

const categoricalColumnSchema = z.object({
  name,
  type: z.literal('categorical'),
  categories: z.array(z.string()).min(1).readonly(),
})

const columnSchema = z
  .discriminatedUnion('type', [numericColumnSchema, categoricalColumnSchema])
  .readonly()

/** A column, and how its values are encoded in items: numeric as (value − mean) / standard deviation, categorical
 *  as one-hot. With `--scale robust` the mean is the median, and the standard deviation the interquartile range.
 *  The value of a date is in days since 1970. Columns of runs of version 0.1 have no range and no
 *  notation. An item of a table has the shape [2, width]. The first row holds the values, and 0 where a value is missing. The second row is the mask: 1 where a value is known, else 0; equal at all positions of a column. */
export type Column = z.infer<typeof columnSchema>

export const columnsSchema = z.array(columnSchema).min(1).readonly()

/** The position of a column among the `width` values of an item: `places` values from `at` on. */
export interface ColumnSpan {
  readonly column: Column
  readonly offset: number
  readonly width: number
}

/** One value for a number, one for each category. */
const widthOfColumn = (column: Column) => (column.type === 'numeric' ? 1 : column.categories.length)

/** Columns are adjacent, in their order. */
export function columnSpans(columns: readonly Column[]): ColumnSpan[] {
  let at = 0
  return columns.map((column) => {
    const width = widthOfColumn(column)
    at += width
    return { column, offset: at - width, width }
  })
}

/** Whether numbers of one of these have a decimal comma. */
export function hasDecimalCommas(columns: readonly Column[]): boolean {
  return columns.some((column) => {
    const notation = column.type === 'numeric' ? column.notation : undefined
    return notation?.type === 'number' && notation.decimal === ','
  })
}

/** The width: how many values an item of these columns has in each of its two rows. */
export function encodedWidth(columns: readonly Column[]): number {
  return columns.reduce((width, column) => width + widthOfColumn(column), 0)
}
