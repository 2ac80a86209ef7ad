// What the columns of a table are, and where each lies in an item.
import * as z from 'zod'

const name = z.string()

const numericColumnSchema = z.strictObject({
  name,
  type: z.literal('numeric'),
  mean: z.number(),
  deviation: z.number().positive(),
})

const categoricalColumnSchema = z.strictObject({
  name,
  type: z.literal('categorical'),
  categories: z.array(z.string()).min(1).readonly(),
})

const columnSchema = z
  .discriminatedUnion('type', [numericColumnSchema, categoricalColumnSchema])
  .readonly()

/** A column, with what turns its values into an item's: a numeric one is (value − mean) / deviation, a categorical one
 *  a place for each category. An item of a table has the shape [2, width]. The first row holds the values, 1 for the
 *  category and 0 for the others, and 0 where nothing is known. The second row is 1 where a value is known, else 0;
 *  equal at all places of a column. */
export type Column = z.infer<typeof columnSchema>

export const columnsSchema = z.array(columnSchema).min(1).readonly()

/** Where a column lies among the `width` values of an item: from `at`, as many as `places`. */
export interface ColumnSpan {
  readonly column: Column
  readonly offset: number
  readonly width: number
}

/** One place for a number, one for each category. */
const widthOfColumn = (column: Column) => (column.type === 'numeric' ? 1 : column.categories.length)

/** Columns lie side by side, in their order. */
export function columnSpans(columns: readonly Column[]): ColumnSpan[] {
  let at = 0
  return columns.map((column) => {
    const width = widthOfColumn(column)
    at += width
    return { column, offset: at - width, width }
  })
}

/** How many values an item of these columns has in each of its two rows. */
export function encodedWidth(columns: readonly Column[]): number {
  return columns.reduce((width, column) => width + widthOfColumn(column), 0)
}
