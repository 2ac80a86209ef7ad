// Counts what is known of each column of a table.
import { type Column, placedColumns, widthOf } from './columns.js'
import type { Dataset } from './dataset.js'

const itemsAtOnce = 1024

/** Of each column, in how many items of both splits its value is missing. */
export async function missingCounts(
  datasets: readonly Dataset[],
  columns: readonly Column[],
): Promise<number[]> {
  const placed = placedColumns(columns)
  const width = widthOf(columns)
  const counts = columns.map(() => 0)
  for (const { count, read } of datasets)
    for (let first = 0; first < count; first += itemsAtOnce) {
      const length = Math.min(itemsAtOnce, count - first)
      const items = new Float32Array(length * 2 * width)
      await read(
        Array.from({ length }, (_, at) => first + at),
        items,
      )
      for (let item = 0; item < length; item++)
        for (const [index, { at }] of placed.entries())
          if (items[(2 * item + 1) * width + at] === 0) counts[index] = (counts[index] ?? 0) + 1
    }
  return counts
}
