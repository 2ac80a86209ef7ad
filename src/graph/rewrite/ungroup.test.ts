// Convolutions without groups: the same values, and the same gradients.
import { expect, it } from 'vitest'
import { evaluate } from '../../../test/interpreter.js'
import { seededValues } from '../../../test/seeded-values.js'
import { gradients } from '../differentiate.js'
import { conv, convTranspose, input, square, sum } from '../operations.js'
import { type Tensor, topologicalSort } from '../tensor.js'
import { ungroup } from './ungroup.js'

it('convolutions with groups become such without, of the same values', () => {
  const x = input('x', [2, 4, 6, 5])
  const down = input('down', [6, 2, 3, 2])
  const up = input('up', [6, 1, 2, 2])
  const bias = input('bias', [6])
  const leaves = [x, down, up, bias]
  const halved = conv(x, down, { stride: [2, 1], padding: [1, 0], groups: 2, bias })
  const made = square(convTranspose(halved, up, { stride: [2, 2], groups: 3 }))
  const roots = [made, ...gradients(sum(made), leaves)]
  const rewritten = ungroup(roots)
  expect(groupsIn(roots)).toEqual([2, 3])
  expect(groupsIn(rewritten)).toEqual([1])
  const bindings = Object.fromEntries(
    leaves.map((leaf, index) => [leaf.attributes.name, seededValues({ shape: leaf.shape }, index)]),
  )
  const [expected, actual] = [evaluate(roots, bindings), evaluate(rewritten, bindings)]
  for (const [index, { shape, data }] of expected.entries()) {
    expect(actual[index]?.shape).toEqual(shape)
    for (const [at, value] of data.entries()) expect(actual[index]?.data[at]).toBeCloseTo(value, 9)
  }
})

/** The numbers of groups that convolutions have, each once. */
function groupsIn(roots: readonly Tensor[]) {
  const all = topologicalSort(roots).flatMap(({ attributes }) =>
    'groups' in attributes ? [attributes.groups as number] : [],
  )
  return [...new Set(all)].sort()
}
