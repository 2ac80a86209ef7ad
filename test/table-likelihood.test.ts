// The likelihood of a table's rows: normalization, missing values without effect, gradients, means.
import { gradients, graph, likelihoodFrom, ShapeError, type Tensor, table } from 'jamjae'
import { describe, expect, it } from 'vitest'
import { worst } from './finite-differences.js'
import { evaluate } from './interpreter.js'
import { seededValues } from './seeded-values.js'

type Columns = Parameters<typeof table>[0]['columns']

const numeric = { type: 'numeric' } as const
const categorical = (categories: number) => ({ type: 'categorical', categories }) as const
/** With neighbours of one kind and without: columns 0, 1, 2 to 4, 5 to 7, 8, 9 and 10, 11 to 15. */
const mixed = [
  numeric,
  numeric,
  categorical(3),
  categorical(3),
  numeric,
  categorical(2),
  categorical(5),
]
const width = 16

/** −log p of each row. Shapes: rows and outputs [count, 2, width]. */
function negativeLogs(
  columns: Columns,
  rows: readonly number[],
  outputs: readonly number[],
  options: { deviation?: number } = {},
): number[] {
  const { negativeLogLikelihood } = likelihoodFrom(table({ columns, ...options }))
  const places = columns.reduce(
    (all, column) => all + (column.type === 'numeric' ? 1 : column.categories),
    0,
  )
  const shape = [rows.length / (2 * places), 2, places]
  const result = negativeLogLikelihood(graph.input('x', shape), graph.input('output', shape))
  expect(result.shape).toEqual([shape[0]])
  return [...(evaluate([result], { x: rows, output: outputs })[0]?.data ?? [])]
}

const oneHot = (size: number, category: number) =>
  Array.from({ length: size }, (_, at) => Number(at === category))
const ones = (size: number) => Array<number>(size).fill(1)

describe('the likelihood of a table', () => {
  it.each([
    ['learned', {}, -1.3, 0.05 + Math.exp(-1.3)],
    ['learned and at its lowest', {}, -300, 0.05],
    ['fixed', { deviation: 0.4 }, 7, 0.4],
  ] as const)(
    'adds up to one over numbers and categories, its deviation %s',
    (_, options, raw, deviation) => {
      const columns = [categorical(2), numeric, categorical(3)]
      const [mean, cells, reach] = [0.7, 400, 12 * deviation]
      const output = [0.4, -1, mean, 2, 0, -0.5, 9, 9, raw, 9, 9, 9]
      const cell = (2 * reach) / cells
      const rows = [0, 1].flatMap((first) =>
        [0, 1, 2].flatMap((last) =>
          Array.from({ length: cells }, (_, at) => [
            ...oneHot(2, first),
            mean - reach + (at + 0.5) * cell,
            ...oneHot(3, last),
            ...ones(6),
          ]),
        ),
      )
      const outputs = rows.flatMap(() => output)
      const found = negativeLogs(columns, rows.flat(), outputs, options)
      const total = found.reduce((sum, each) => sum + Math.exp(-each) * cell, 0)
      expect(total).toBeCloseTo(1, 9)
    },
  )

  it('is the Gaussian of numbers and the softmax of categories', () => {
    const columns = [numeric, categorical(3)]
    const logits = [0.2, -1, 1.4]
    const [found] = negativeLogs(
      columns,
      [0.3, 0, 0, 1, 1, 1, 1, 1],
      [-0.5, ...logits, 0.6, 0, 0, 0],
    )
    const deviation = 0.05 + Math.exp(0.6)
    const density = Math.exp(-0.5 * (0.8 / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI))
    const weights = logits.map(Math.exp)
    const fraction = (weights[2] ?? 0) / weights.reduce((sum, each) => sum + each)
    expect(found).toBeCloseTo(-Math.log(density * fraction), 12)
  })

  it.each([2, 3, 7, 8])('stays exact, however confident of one of %d categories', (size) => {
    for (const [logit, at] of [800, -800, 30].flatMap((each) => [
      [each, 0],
      [each, size - 1],
    ]) as [number, number][]) {
      const logits = oneHot(size, at).map((hot) => hot * logit)
      const rows = [0, size - 1].flatMap((category) => [...oneHot(size, category), ...ones(size)])
      const outputs = [0, 0].flatMap(() => [...logits, ...Array<number>(size).fill(0)])
      const [first = 0, last = 0] = negativeLogs([categorical(size)], rows, outputs)
      const others = size - 1
      const total =
        logit > 0
          ? logit + Math.log1p(others * Math.exp(-logit))
          : Math.log(others + Math.exp(logit))
      expect(first).toBeCloseTo(total - (logits[0] ?? 0), 9)
      expect(last).toBeCloseTo(total - (logits[size - 1] ?? 0), 9)
    }
  })

  it('of a row with missing values is that of the table without these columns', () => {
    const values = [
      0.3,
      -1,
      ...oneHot(3, 1),
      ...oneHot(3, 2),
      2.5,
      ...oneHot(2, 0),
      ...oneHot(5, 4),
    ]
    const output = seededValues({ shape: [2, width], range: [-3, 3] }, 5)
    const lost = [1, 5, 6, 7, 11, 12, 13, 14, 15]
    const kept = ones(width).flatMap((_, at) => (lost.includes(at) ? [] : at))
    const known = ones(width).map((_, at) => Number(!lost.includes(at)))
    const pick = (row: readonly number[]) => kept.map((at) => row[at] ?? 0)
    const [without = 0] = negativeLogs(
      [numeric, categorical(3), numeric, categorical(2)],
      [...pick(values), ...ones(kept.length)],
      [...pick(output.slice(0, width)), ...pick(output.slice(width))],
    )
    // Missing values are stored as zero; other values would not count either.
    for (const missing of [0, 123])
      expect(
        negativeLogs(
          mixed,
          [...values.map((value, at) => (lost.includes(at) ? missing : value)), ...known],
          output,
        )[0],
      ).toBeCloseTo(without, 12)
  })

  it('of a row with all values missing is exactly zero, and so is its gradient', () => {
    const shape = [2, 2, width]
    const [x, output] = [graph.input('x', shape), graph.input('output', shape)]
    const { negativeLogLikelihood } = likelihoodFrom(table({ columns: mixed }))
    const row = [0.3, -1, ...oneHot(3, 1), ...oneHot(3, 2), 2.5, ...oneHot(2, 0), ...oneHot(5, 4)]
    const nothing = Array<number>(2 * width).fill(0)
    const bindings = {
      x: [...nothing, ...row, ...ones(width)],
      output: seededValues({ shape, range: [-40, 40] }, 6),
    }
    const each = negativeLogLikelihood(x, output)
    const [slope] = gradients(graph.sum(each), [output]) as [Tensor]
    const [values, grads] = evaluate([each, slope], bindings)
    expect(values?.data[0]).toBe(0)
    expect(values?.data[1]).toBeGreaterThan(0)
    expect([...(grads?.data ?? [])].slice(0, 2 * width).every((item) => item === 0)).toBe(true)
  })

  it.each([1, 8])('has the gradients of finite differences at outputs up to %d', (reach) => {
    const shape = [2, 2, width]
    const [x, output] = [graph.input('x', shape), graph.input('output', shape)]
    const row = [0.3, -1, ...oneHot(3, 1), ...oneHot(3, 2), 1.5, ...oneHot(2, 0), ...oneHot(5, 4)]
    const known = ones(width).map((_, at) => Number(at !== 1 && (at < 5 || at > 7)))
    const bindings = {
      x: [...row, ...ones(width), ...row.map((each, at) => each * (known[at] ?? 0)), ...known],
      output: seededValues({ shape, range: [-reach, reach] }, 7),
    }
    for (const options of [{}, { deviation: 0.5 }]) {
      const { negativeLogLikelihood } = likelihoodFrom(table({ columns: mixed, ...options }))
      expect(worst(graph.sum(negativeLogLikelihood(x, output)), [output], bindings)).toBeLessThan(
        1e-6,
      )
    }
  })

  it('has means of numbers and probabilities of categories, all of them known', () => {
    const { mean } = likelihoodFrom(table({ columns: mixed }))
    const outputs = seededValues({ shape: [2, width], range: [-2, 2] }, 8)
    const [made] = evaluate([mean(graph.input('output', [1, 2, width]))], { output: outputs })
    expect(made?.shape).toEqual([1, 2, width])
    const [values, known] = [made?.data.slice(0, width), made?.data.slice(width)]
    for (const at of [0, 1, 8]) expect(values?.[at]).toBe(outputs[at])
    for (const [from, to] of [
      [2, 5],
      [5, 8],
      [9, 11],
      [11, 16],
    ] as const) {
      const weights = outputs.slice(from, to).map(Math.exp)
      const total = weights.reduce((sum, each) => sum + each)
      for (const [at, weight] of weights.entries())
        expect(values?.[from + at]).toBeCloseTo(weight / total, 12)
    }
    expect([...(known ?? [])]).toEqual(ones(width))
  })

  it('has standard deviations of numbers, and of nothing else', () => {
    const { standardDeviation } = likelihoodFrom(table({ columns: mixed }))
    const outputs = seededValues({ shape: [2, width], range: [-2, 2] }, 9)
    const output = graph.input('output', [1, 2, width])
    const [made] = evaluate([standardDeviation?.(output) as Tensor], { output: outputs })
    expect(made?.shape).toEqual([1, 2, width])
    for (const [at, found] of [...(made?.data ?? [])].entries())
      expect(found).toBeCloseTo(
        [0, 1, 8].includes(at) ? 0.05 + Math.exp(outputs[width + at] ?? 0) : 0,
        12,
      )
  })

  it('throws for an item of another width', () => {
    const { negativeLogLikelihood } = likelihoodFrom(table({ columns: [numeric, categorical(2)] }))
    const x = graph.input('x', [1, 2, 4])
    expect(() => negativeLogLikelihood(x, x)).toThrow(ShapeError)
    expect(() => negativeLogLikelihood(x, x)).toThrow(
      'likelihood.columns: expected an input of [2, 3]',
    )
  })
})
