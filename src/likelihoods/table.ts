// The likelihood of a table's rows: numbers are Gaussian, categories categorical, missing values are ignored.
import * as z from 'zod'
import { ShapeError } from '../errors.js'
import {
  add,
  exp,
  logSumExp,
  multiply,
  negate,
  pad,
  reshape,
  slice,
  square,
  subtract,
  sum,
} from '../graph/operations.js'
import { constant, type Tensor } from '../graph/tensor.js'

import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import { softFloor } from './scale-parameter.js'

const columnSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('numeric') }),
  z.strictObject({
    type: z.literal('categorical'),
    categories: z.int().positive().describe('Number of categories'),
  }),
])

const tableSchema = z.strictObject({
  type: z.literal('table'),
  columns: z
    .array(columnSchema)
    .min(1)
    .describe('Columns in the order of the table; jamjae train takes them from the data'),
  deviation: z
    .union([z.number().positive(), z.literal('perValue')])
    .default('perValue')
    .describe('Standard deviation of standardized numbers; perValue: predicted by the decoder'),
})
export type Table = z.infer<typeof tableSchema>

/** A density of the known numbers and a probability of the known categories of a row. */
export const table = ({
  standardDeviation,
  ...options
}: Omit<z.input<typeof tableSchema>, 'type'> & {
  /** Another name of `deviation`, which is the one in configurations. */
  standardDeviation?: z.input<typeof tableSchema>['deviation']
}): Table =>
  tableSchema.parse({
    type: 'table',
    ...(standardDeviation !== undefined && { deviation: standardDeviation }),
    ...options,
  })

/** Minimum of a learned standard deviation, in units of the column's own. For columns that often repeat a number,
 *  such as counts with many zeros, the density would otherwise grow without bound as it shrinks. */
const minStandardDeviation = 0.05
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** −log p(known values), summed over columns; rows are [2, width], see `Column`: values, and whether they are known.
 *  The output's first row holds the means of numbers and the logits of categories; its second row the logarithms of
 *  standard deviations of numbers, and nothing for categories. Numbers are ½((x − mean)/σ)² + log σ + ½ log 2π where
 *  σ = 0.05 + exp(output); categories log Σ exp(logits) − the category's logit. A missing value adds exactly zero to
 *  the loss and to the gradient.
 *  Unit: nats, of a density where there are numbers.
 *  Source: Nazabal et al., arXiv:1807.03653, section 3, without its other kinds of columns. */
function tableLikelihood({ columns, deviation }: Table): Likelihood {
  const runs = groupColumns(columns)
  const width = runs.reduce((total, { columns, places }) => total + columns * places, 0)
  const logStdOf = (raw: Tensor) =>
    deviation === 'perValue'
      ? softFloor(raw, Math.log(minStandardDeviation))
      : constant(Math.log(deviation))

  /** Per column. Shapes: all [batch, columns, 1] → [batch, columns, 1]. */
  const gaussian = (x: Tensor, mean: Tensor, raw: Tensor) => {
    const logStd = logStdOf(raw)
    const distance = multiply(subtract(x, mean), exp(negate(logStd)))
    return add(multiply(square(distance), 0.5), add(logStd, halfLogTwoPi))
  }
  /** Per column. Shapes: both [batch, columns, places] → [batch, columns, 1]. */
  const categorical = (x: Tensor, logits: Tensor) =>
    subtract(
      asColumn(logSumExp(logits, 2)),
      sum(multiply(x, logits), [2], { keepDimensions: true }),
    )

  return {
    unit: 'nats',
    support: 'table',
    isTabular: true,
    domain: 'real',
    outputsPerValue: 1,
    negativeLogLikelihood(x, output) {
      assertWidth(output, width)
      const terms = runs.map((run) => {
        const [values, known] = rowsOf(x, run)
        const [parameters, raw] = rowsOf(output, run)
        const each =
          run.type === 'numeric'
            ? gaussian(values, parameters, raw)
            : categorical(values, parameters)
        return sum(multiply(slice(known, 2, 0, 1), each), [1, 2])
      })
      return terms.reduce((total, term) => add(total, term))
    },
    mean(output) {
      const row = rowOf(output, (run, parameters) =>
        run.type === 'numeric'
          ? parameters
          : exp(subtract(parameters, asColumn(logSumExp(parameters, 2)))),
      )
      const ones = add(multiply(row, 0), 1)
      return add(pad(row, 1, 0, 1), pad(ones, 1, 1, 0))
    },
    standardDeviation(output) {
      const row = rowOf(output, (run, parameters, raw) =>
        run.type === 'numeric'
          ? add(multiply(parameters, 0), exp(logStdOf(raw)))
          : multiply(parameters, 0),
      )
      return pad(row, 1, 0, 1)
    },
  }

  /** Concatenates the results of `make` for both rows of each group of columns. Shapes: [batch, 2, width] →
   *  [batch, 1, width]. */
  function rowOf(
    output: Tensor,
    make: (run: ColumnGroup, parameters: Tensor, raw: Tensor) => Tensor,
  ): Tensor {
    assertWidth(output, width)
    return runs
      .map((run) => {
        const size = run.columns * run.places
        const made = reshape(make(run, ...rowsOf(output, run)), [output.shape[0] ?? 1, 1, size])
        return pad(made, 2, run.at, width - run.at - size)
      })
      .reduce((row, each) => add(row, each))
  }
}

export const tableDefinition = {
  schema: tableSchema,
  create: table,
  build: tableLikelihood,
  ofColumns: (config, columns) => ({ ...config, columns: [...columns] }),
} satisfies LikelihoodDefinition<typeof tableSchema>

/** Adjacent columns of one kind and width: one operation for all of them. */
interface ColumnGroup {
  readonly type: 'numeric' | 'categorical'
  /** Offset of the first value. */
  readonly at: number
  readonly columns: number
  /** Values per column. */
  readonly places: number
}

function groupColumns(columns: Table['columns']): ColumnGroup[] {
  const runs: ColumnGroup[] = []
  let at = 0
  for (const column of columns) {
    const { type } = column
    const places = column.type === 'numeric' ? 1 : column.categories
    const last = runs.at(-1)
    if (last?.type === type && last.places === places)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 }
    else runs.push({ type, at, columns: 1, places })
    at += places
  }
  return runs
}

/** Both rows of a group of columns. Shapes: [batch, 2, width] → two of [batch, columns, places]. */
function rowsOf(x: Tensor, { at, columns, places }: ColumnGroup): [Tensor, Tensor] {
  const [batch = 1] = x.shape
  const own = slice(x, 2, at, at + columns * places)
  const row = (index: number) => reshape(slice(own, 1, index, index + 1), [batch, columns, places])
  return [row(0), row(1)]
}

/** Shapes: [batch, columns] → [batch, columns, 1]. */
const asColumn = (x: Tensor) => reshape(x, [...x.shape, 1])

function assertWidth({ shape: [, ...actual] }: Tensor, width: number): void {
  if (actual.join() === `2,${width}`) return
  throw new ShapeError('shape.mismatch', {
    where: 'likelihood.columns',
    expected: { key: 'shape.columns', values: { shape: `[2, ${width}]` } },
    actual: `[${actual.join(', ')}]`,
  })
}
