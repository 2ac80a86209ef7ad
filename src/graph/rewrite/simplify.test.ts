// Every rule of simplification: the same values, from fewer operations.
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../test/interpreter.js'
import { seededValues } from '../../../test/seeded-values.js'
import { gradients } from '../differentiate.js'
import {
  add,
  broadcast,
  centered,
  concat,
  divide,
  exp,
  input,
  mean,
  multiply,
  negate,
  normalize,
  pad,
  reshape,
  sigmoid,
  softplus,
  square,
  subtract,
  sum,
  transpose,
} from '../operations.js'
import { constant, type Tensor, topologicalSort } from '../tensor.js'
import { expansions, rules, simplify } from './simplify.js'

const x = input('x', [2, 3])
const y = input('y', [2, 3])
const s = input('s', [])
const t = input('t', [])
const all = [2, 3]
/** Something else needs y as maps. */
exp(reshape(y, [2, 1, 3, 1]))

/** Examples of each rule by its name, and how many operations it saves there. */
const examples: Readonly<Record<string, readonly (readonly [root: Tensor, saved: number])[]>> = {
  'an operand that is repeated to the shape of the result is not': [
    [add(x, broadcast(s, all)), 1],
    [subtract(broadcast(input('row', [3]), all), x), 1],
    [multiply(x, broadcast(input('column', [2, 1]), all)), 1],
    [divide(x, broadcast(constant(4), all)), 1],
    // Only one of both: the result would not have its shape.
    [add(broadcast(s, all), broadcast(t, all)), 1],
  ],
  'an operation on two repeated values is done once': [
    [multiply(broadcast(s, all), broadcast(t, all)), 1],
  ],
  'the negation of a repeated value is done once': [[exp(negate(broadcast(s, all))), 0]],
  'what is repeated twice is repeated once': [[broadcast(broadcast(s, [3]), all), 1]],
  'a single value is repeated as a scalar': [[broadcast(input('one', [1]), all), -1]],
  'a repeated value has any shape': [[exp(reshape(broadcast(s, all), [6])), 1]],
  'the negation of a constant is one': [[multiply(x, negate(constant(3))), 1]],
  'the negation of a difference is the opposite one': [[negate(subtract(x, y)), 1]],
  'a negation comes after products': [
    [negate(multiply(negate(x), y)), 0],
    [divide(x, negate(y)), 0],
  ],
  'a common factor is multiplied with once': [
    [add(multiply(x, s), multiply(y, s)), 1],
    [subtract(multiply(s, x), multiply(y, s)), 1],
    [add(multiply(x, 0.5), multiply(y, -0.5)), 2],
  ],
  'a product with -1 is a negation': [
    [multiply(x, -1), 1],
    [multiply(-1, x), 1],
  ],
  'two constant factors are one': [[multiply(multiply(x, 2), 3), 2]],
  'a constant factor of a negation takes its sign': [[multiply(negate(x), 2), 1]],
  'the negation of a constant multiple is a constant multiple': [[negate(multiply(x, 2)), 1]],
  'twice negated is not': [[exp(negate(negate(x))), 2]],
  'the sum with a negation is a difference': [
    [add(x, negate(y)), 1],
    [add(negate(x), y), 1],
  ],
  'the difference with a negation is a sum': [[subtract(x, negate(y)), 1]],
  'the sum of neighbours, each padded to the place of the other, is one after another': [
    [add(pad(x, 1, 0, 3), pad(y, 1, 3, 0)), 2],
    [add(pad(x, 0, 2, 1), pad(y, 0, 0, 3)), 1],
  ],
  'a factor that is the same for all is taken out of a sum': [
    [sum(multiply(x, s), [1]), 0],
    [sum(multiply(s, x), [0], { keepDimensions: true }), 0],
  ],
  'the sum of one value repeated is a product': [[sum(broadcast(s, all), [0, 1]), 0]],
  'a sum that is known to be zero is': [
    [sum(centered(subtract(x, mean(x, [0], { keepDimensions: true })), [0]), [0]), 5],
  ],
  'of two reshapes the last one counts': [[reshape(reshape(x, [6]), [3, 2]), 1]],
  'two transpositions are one': [
    [transpose(transpose(input('z', [2, 3, 4]), [1, 2, 0]), [1, 0, 2]), 1],
  ],
  'what is done to reshaped maps is done to the maps': [
    [sigmoid(reshape(input('map', [2, 1, 3, 1]), all)), 0],
    [multiply(reshape(input('map', [2, 1, 3, 1]), all), y), -1],
    [multiply(s, reshape(input('map', [2, 1, 3, 1]), all)), 0],
  ],
  'the sum over all values of an example is one of its map': [
    [sum(reshape(input('map', [2, 1, 3, 1]), all), [1]), 1],
  ],
  'axes that stay together in a transposition are one': [
    [transpose(input('z', [2, 3, 2, 2]), [2, 3, 0, 1]), -2],
    [transpose(input('z', [2, 3, 4, 2]), [0, 2, 3, 1]), -2],
  ],
  'axes of length 1 take no part in a transposition': [
    [transpose(input('z', [2, 1, 4]), [2, 1, 0]), -2],
  ],
  'a transposition that moves only axes of length 1 is a reshape': [
    [transpose(input('z', [2, 1, 4]), [1, 0, 2]), 0],
  ],
}

const count = (roots: readonly Tensor[]) => topologicalSort(roots).length

function assertSameValues(one: readonly Tensor[], other: readonly Tensor[]) {
  const leaves = topologicalSort([...one, ...other]).filter(({ op }) => op === 'input')
  const bindings = Object.fromEntries(
    (leaves as Tensor<'input'>[]).map(({ attributes: { name }, shape }, index) => [
      name,
      seededValues({ shape, range: [0.2, 1] }, index + 1),
    ]),
  )
  const [expected, actual] = [evaluate(one, bindings), evaluate(other, bindings)]
  for (const [index, { shape, data }] of expected.entries()) {
    expect(actual[index]?.shape).toEqual(shape)
    for (const [at, item] of data.entries()) expect(actual[index]?.data[at]).toBeCloseTo(item, 12)
  }
}

describe('every rule', () => {
  const named = new Map(rules.map(({ name }) => [name, rules.filter((each) => each.name === name)]))

  it('has examples', () => {
    expect(Object.keys(examples).sort()).toEqual([...named.keys()].sort())
  })

  it.each(
    Object.entries(examples).flatMap(([name, each]) => each.map((one) => [name, ...one] as const)),
  )('%s', (name, root, saved) => {
    const made = simplify([root], named.get(name))
    expect(made[0]).not.toBe(root)
    assertSameValues([root], made)
    expect(count([root]) - count(made)).toBe(saved)
  })
})

describe('all rules together', () => {
  it('leave of a cross-entropy’s gradient a sigmoid and a difference', () => {
    const loss = mean(sum(subtract(softplus(x), multiply(x, y)), [1]))
    const slope = gradients(loss, [x])
    const made = simplify(slope)
    assertSameValues(slope, made)
    expect(made).toEqual([multiply(subtract(sigmoid(x), y), 0.5)])
  })

  it('make one concatenation of the gradients of three slices', () => {
    const parts = [pad(x, 1, 0, 6), pad(y, 1, 3, 3), pad(square(x), 1, 6, 0)] as const
    const root = add(add(parts[0], parts[1]), parts[2])
    const made = simplify([root])
    assertSameValues([root], made)
    expect(made).toEqual([concat([concat([x, y], 1), square(x)], 1)])
  })

  it('do not reshape to maps what nothing else needs as maps', () => {
    const root = multiply(reshape(input('map', [2, 1, 3, 1]), all), x)
    expect(simplify([root])).toEqual([root])
  })

  it('do not take what is repeated for maps', () => {
    const root = multiply(reshape(input('map', [1, 3, 1, 1]), [1, 3]), x)
    expect(simplify([root])).toEqual([root])
  })

  it('do nothing to what is simple', () => {
    const root = add(multiply(x, y), s)
    expect(simplify([root])).toEqual([root])
  })
})

describe('expansions', () => {
  it('leave neither a normalization nor what is known', () => {
    const [center, inverse] = [input('center', [1, 3]), input('inverse', [1, 3])]
    const [weight, bias] = [input('weight', [1, 3]), input('bias', [1, 3])]
    const root = centered(normalize(x, { axes: [0], mean: center, inverse, weight, bias }), [0])
    const made = simplify([root], [...expansions, ...rules])
    assertSameValues([root], made)
    expect(topologicalSort(made).map(({ op }) => op)).not.toContain('normalize')
    expect(topologicalSort(made).map(({ op }) => op)).not.toContain('centered')
  })
})
