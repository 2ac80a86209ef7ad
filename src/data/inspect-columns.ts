// Counts missing values per column of a table.
import { type Column, columnSpans, encodedWidth } from './columns.js'
import type { Dataset } from './dataset.js'
import { readChunks } from './read-chunks.js'

/** For each column, in how many items of both splits its value is missing. */
export async function missingCounts(
  datasets: readonly Dataset[],
  columns: readonly Column[],
): Promise<number[]> {
  const placed = columnSpans(columns)
  const width = encodedWidth(columns)
  const counts = columns.map(() => 0)
  for (const dataset of datasets)
    for await (const { count, items } of readChunks(dataset))
      for (let item = 0; item < count; item++)
        for (const [index, { offset }] of placed.entries())
          if (items[(2 * item + 1) * width + offset] === 0) counts[index] = (counts[index] ?? 0) + 1
  return counts
}
