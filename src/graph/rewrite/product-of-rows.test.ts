// Products over many rows are split into parts of whole examples.
import { expect, it } from 'vitest'
import { evaluate } from '../../../test/interpreter.js'
import { seededValues } from '../../../test/seeded-values.js'
import { input, matmul } from '../operations.js'
import { topologicalSort } from '../tensor.js'
import { productOfRows } from './product-of-rows.js'

it.each([
  ['four parts', 4096, 8, 4],
  ['no more parts than the batch can be divided into', 4096, 6, 2],
  ['one where rows are few', 1024, 8, 1],
  ['one where the batch is odd', 4095, 3, 1],
] as const)('%s', (_, rows, batch, parts) => {
  const [a, b] = [input('a', [rows, 2]), input('b', [rows, 3])]
  const made = productOfRows(a, b, batch)
  const stacks = topologicalSort([made]).filter(({ shape }) => shape.length === 3)
  expect(stacks.every(({ shape: [count] }) => count === parts)).toBe(true)
  expect(stacks.length > 0).toBe(parts > 1)
  const bindings = { a: seededValues(a, 1), b: seededValues(b, 2) }
  const [one, other] = evaluate([made, matmul(a, b, { transposeA: true })], bindings)
  expect(one?.shape).toEqual([2, 3])
  for (const [at, value] of (one?.data ?? []).entries())
    expect(value).toBeCloseTo(other?.data[at] ?? Number.NaN, 9)
})
