// Median and quartiles of columns.
import { type Dataset, valuesOf } from '../dataset.js'
import { readChunks } from '../read-chunks.js'

export type Quartiles = readonly [lower: number, median: number, upper: number]

/** Maximum number of values held at a time. */
const maxValues = 2 ** 24

/** The quartiles of at least one value, which are sorted in place: between two values linearly, as NumPy's `percentile`
 *  does by default. */
export function quartiles(values: Float64Array | Float32Array): Quartiles {
  values.sort()
  const at = (fraction: number) => {
    const place = fraction * (values.length - 1)
    const [low, high] = [Math.floor(place), Math.ceil(place)]
    const [below, above] = [values[low] as number, values[high] as number]
    return below + (place - low) * (above - below)
  }
  return [at(0.25), at(0.5), at(0.75)]
}

/** The quartiles of each column of rows, over all of the datasets, which are read as often as it takes to hold only some
 *  millions of values. */
export async function columnQuartiles(
  datasets: readonly Dataset[],
  width: number,
): Promise<Quartiles[]> {
  const rows = datasets.reduce((count, dataset) => count + dataset.count, 0)
  const columnsAtOnce = Math.max(1, Math.floor(maxValues / rows))
  const found: Quartiles[] = []
  for (let from = 0; from < width; from += columnsAtOnce) {
    const columns = Array.from(
      { length: Math.min(columnsAtOnce, width - from) },
      () => new Float32Array(rows),
    )
    let row = 0
    for (const dataset of datasets)
      for await (const chunk of readChunks(dataset)) {
        const values = valuesOf(chunk.items)
        for (let at = 0; at < chunk.count; at++, row++)
          for (const [column, into] of columns.entries())
            into[row] = values[at * width + from + column] as number
      }
    found.push(...columns.map(quartiles))
  }
  return found
}
