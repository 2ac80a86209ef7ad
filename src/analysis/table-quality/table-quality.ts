// How good sampled rows of a table are, beside rows that the model was not trained on.
import { type Column, columnSpans, encodedWidth } from '../../data/columns.js'
import { type Dataset, valuesOf } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { range, readExamples } from '../../training/inference.js'
import type { Estimate } from '../estimate.js'
import { findCopies } from '../sample-quality/copies.js'
import type { FeatureRows } from '../sample-quality/feature-rows.js'
import { association } from './association.js'
import { columnDistance } from './column-distance.js'
import { asWritten, columnValues } from './column-values.js'
import { type TrainedOnSamples, trainedOnSamples } from './trained-on-samples.js'

/** A distance of samples from held-out rows, and the same of training rows: what equal distributions give for so many rows. */
interface BesideTraining {
  readonly ofSamples: number
  readonly ofTraining: number
}

export interface TableQuality {
  readonly samples: number
  /** Held-out rows that they are compared with, and training rows. */
  readonly examples: number
  readonly training: number
  readonly seed: number
  /** Kolmogorov-Smirnov distance of numbers, total variation distance of categories. */
  readonly columns: readonly ({ readonly name: string } & BesideTraining)[]
  /** Mean over the pairs of columns of the difference between their associations: correlation, Cramér's V, or correlation ratio. */
  readonly pairs?: BesideTraining & {
    readonly largest: {
      readonly columns: readonly [string, string]
      /** The associations. */
      readonly samples: number
      readonly examples: number
    }
  }
  /** Missing where the rows are those of the training. */
  readonly copies?: {
    /** As `Copies`; missing where half of the held-out rows repeat a training row. */
    readonly distanceRatio?: number
    readonly closer: Estimate
    /** Of each, so many rows were looked up. */
    readonly rows: number
  }
  readonly target?: TrainedOnSamples
}

/** Rows of each that are looked up among the training rows. */
const lookedUp = 5000

/** Compares sampled rows with those of `validation`. Shape: samples [count, 2, width]. Throws ConfigError where there are fewer than 20 of
 *  either, or `target` is no column that classifiers can predict. */
export async function measureTableQuality({
  engine,
  columns,
  train,
  validation,
  samples: given,
  target,
  seed,
  progress,
}: {
  engine: Engine
  columns: readonly Column[]
  train: Dataset
  validation: Dataset
  samples: Float32Array
  target?: string | undefined
  seed: number
  progress?: ((phase: 'copies' | 'target', done: number, of: number) => void) | undefined
}): Promise<TableQuality> {
  const isOneSet = train === validation
  const items = {
    train: valuesOf(await readExamples(train, range(0, train.count))),
    validation: valuesOf(await readExamples(validation, range(0, validation.count))),
    samples: asWritten(columns, given),
  }
  const rows = (set: Float32Array, most = Number.POSITIVE_INFINITY) =>
    recordRows(columns, set, most)
  const efficacy =
    target === undefined
      ? undefined
      : await trainedOnSamples({
          ...{ engine, columns, target, items },
          progress: (done, of) => progress?.('target', done, of),
        })
  const copies = isOneSet
    ? undefined
    : findCopies(
        rows(items.train),
        rows(items.validation, lookedUp),
        rows(items.samples, lookedUp),
        {
          progress: (done, of) => progress?.('copies', done, of),
        },
      )
  const [made, held, seen] = [items.samples, items.validation, items.train].map((set) =>
    columnValues(columns, set),
  ) as [Values, Values, Values]
  const pairs = pairDifferences(made, held, seen)
  return {
    samples: given.length / (2 * encodedWidth(columns)),
    examples: validation.count,
    training: train.count,
    seed,
    columns: held.map((column, at) => ({
      name: column.name,
      ofSamples: columnDistance(made[at] as Value, column),
      ofTraining: columnDistance(seen[at] as Value, column),
    })),
    ...(pairs && { pairs }),
    ...(copies && {
      copies: {
        ...(copies.heldOutDistance > 0 && { distanceRatio: copies.distanceRatio }),
        closer: copies.closer,
        rows: Math.min(lookedUp, validation.count),
      },
    }),
    ...(efficacy && { target: efficacy }),
  }
}

type Values = ReturnType<typeof columnValues>
type Value = Values[number]

function pairDifferences(made: Values, held: Values, seen: Values): TableQuality['pairs'] {
  const found = held.flatMap((one, first) =>
    held.slice(first + 1).map((other, after) => {
      const of = (set: Values) => association(set[first] as Value, set[first + 1 + after] as Value)
      const examples = association(one, other)
      const columns = [one.name, other.name] as const
      return { columns, examples, samples: of(made), training: of(seen) }
    }),
  )
  const mean = (of: (pair: (typeof found)[number]) => number) =>
    found.reduce((sum, pair) => sum + Math.abs(of(pair) - pair.examples), 0) / found.length
  const gap = ({ samples, examples }: (typeof found)[number]) => Math.abs(samples - examples)
  const [largest] = [...found].sort((a, b) => gap(b) - gap(a))
  if (!largest) return undefined
  const { columns, samples, examples } = largest
  return {
    ofSamples: mean((pair) => pair.samples),
    ofTraining: mean((pair) => pair.training),
    largest: { columns, samples, examples },
  }
}

/** Rows whose distance is that of their standardized numbers, and 1 for each category that differs; missing values are 0. */
function recordRows(columns: readonly Column[], items: Float32Array, most: number): FeatureRows {
  const size = encodedWidth(columns)
  const count = Math.min(most, items.length / (2 * size))
  const values = new Float32Array(count * size)
  for (let row = 0; row < count; row++)
    values.set(items.subarray(2 * size * row, 2 * size * row + size), row * size)
  for (const { column, offset, width } of columnSpans(columns)) {
    if (column.type === 'numeric') continue
    for (let row = 0; row < count; row++)
      for (let at = row * size + offset; at < row * size + offset + width; at++)
        values[at] = (values[at] as number) * Math.SQRT1_2
  }
  return { count, size, values }
}
