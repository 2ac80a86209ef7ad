// Gradient rules against central finite differences in float64, for every operation.
import { gradients, graph, type Op, type Tensor } from 'jamjae'
import { describe, expect, it } from 'vitest'
import { slope, value, worst } from './finite-differences.js'
import { evaluate } from './interpreter.js'
import { graphOf, opCases, ops, valuesOf } from './op-cases.js'
import { seededValues } from './seeded-values.js'

/** Relative to the largest item of the gradient, or to 1 where that is smaller. */
const tolerance = 1e-6

/** Operations with zero gradient, by definition or because they are piecewise constant. */
const flat: ReadonlySet<Op> = new Set<Op>(['step', 'cast', 'stopGradient', 'argMax', 'oneHot'])

describe.each(ops)('%s', (op) => {
  const cases = opCases[op]
  const named = cases.map((each) => [each.name, each] as const)

  it('has cases that contain the operation', () => {
    expect(cases.length).toBeGreaterThan(0)
    for (const each of cases) expect(operationsOf(graphOf(each, 'x').scalar)).toContain(op)
  })

  // A check of zeros alone would check nothing.
  it(flat.has(op) ? 'lets nothing through' : 'lets something through', () => {
    const alone = cases.filter(({ operands }) => operands.length === 1 || !flat.has(op))
    const grads = alone.flatMap((each) => {
      const { differentiable, scalar } = graphOf(each, 'x')
      return evaluate(gradients(scalar, differentiable), valuesOf(each, 'x', 1))
    })
    expect(grads.some(({ data }) => data.some((item) => item !== 0))).toBe(!flat.has(op))
  })

  it.each(named)('%s', (_, each) => {
    const { scalar, differentiable } = graphOf(each, 'x')
    for (const seed of [1, 2, 3])
      expect(worst(scalar, differentiable, valuesOf(each, 'x', seed))).toBeLessThan(tolerance)
  })

  it.runIf(!flat.has(op))('would notice a rule that is a thousandth off', () => {
    const off: typeof gradients = (scalar, leaves) =>
      gradients(scalar, leaves).map((each) => graph.multiply(each, 1.001))
    const found = cases.map((each) => {
      const { scalar, differentiable } = graphOf(each, 'x')
      return worst(scalar, differentiable, valuesOf(each, 'x', 1), off)
    })
    expect(Math.max(...found)).toBeGreaterThan(tolerance)
  })

  it.each(named)('twice: %s', (_, each) => {
    const { scalar, differentiable, projection } = graphOf(each, 'x')
    const bindings = valuesOf(each, 'x', 2)
    // The projection is differentiated, too: so the second derivative is not all zeros.
    const leaves = [...differentiable, projection]
    const first = gradients(scalar, leaves)
    const second = first
      .map((slopeOf, index) => {
        const weights = seededValues({ shape: slopeOf.shape }, 100 + index)
        bindings[`weights/${index}`] = weights
        return graph.sum(graph.multiply(slopeOf, graph.input(`weights/${index}`, slopeOf.shape)))
      })
      .reduce((total, term) => graph.add(total, term))
    for (const seed of [1, 2]) {
      const directions = leaves.map(({ shape }, index) =>
        seededValues({ shape }, seed * 1000 + index),
      )
      const expected = slope(second, leaves, bindings, directions)
      const analytic = evaluate(gradients(second, leaves), bindings).reduce(
        (total, { data }, index) =>
          total + data.reduce((sum, item, at) => sum + item * (directions[index]?.[at] ?? 0), 0),
        0,
      )
      expect(Math.abs(analytic - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(
        tolerance,
      )
    }
  })
})

describe('gradients', () => {
  it('would notice a wrong rule', () => {
    const [x, same] = [graph.input('x', [3]), graph.input('same', [3])]
    const bindings = { x: [0.5, -1, 2], same: [0.5, -1, 2] }
    const scalar = graph.sum(graph.multiply(x, x))
    // As if the rule of multiply omitted one of its operands.
    const wrong: typeof gradients = (_, leaves) =>
      gradients(graph.sum(graph.multiply(x, same)), leaves)
    expect(worst(scalar, [x], bindings)).toBeLessThan(tolerance)
    expect(worst(scalar, [x], bindings, wrong)).toBeGreaterThan(0.1)
  })

  it('accumulates if a tensor is used several times', () => {
    const x = graph.input('x', [4])
    const scalar = graph.sum(
      graph.multiply(graph.tanh(x), graph.add(graph.exp(x), graph.square(x))),
    )
    expect(worst(scalar, [x], { x: [0.3, -0.7, 1.2, 0.1] })).toBeLessThan(tolerance)
  })

  it('with respect to a tensor inside the graph', () => {
    const x = graph.input('x', [3])
    const hidden = graph.square(x)
    const [grads] = gradients(graph.sum(graph.square(hidden)), [hidden])
    expect([...(evaluate([grads as Tensor], { x: [1, 2, 3] })[0]?.data ?? [])]).toEqual([2, 8, 18])
  })

  it('is one with respect to the loss itself', () => {
    const x = graph.input('x', [])
    expect(value(gradients(x, [x])[0] as Tensor, { x: [5] })).toBe(1)
  })

  it('is zero with respect to a tensor that the loss does not depend on', () => {
    const [x, y] = [graph.input('x', [2]), graph.input('y', [2, 3])]
    const [grads] = gradients(graph.sum(x), [y])
    expect(evaluate([grads as Tensor], {})).toEqual([{ shape: [2, 3], data: new Float64Array(6) }])
  })

  it('requires a scalar', () => {
    const x = graph.input('x', [2])
    expect(() => gradients(x, [x])).toThrow(/gradients: expected a scalar loss, got \[2\]/)
  })

  it('of a network with all operations', () => {
    const images = graph.input('images', [2, 1, 5, 5])
    const kernel = graph.input('kernel', [2, 1, 3, 3])
    const back = graph.input('back', [2, 1, 4, 4])
    const hidden = graph.leakyRelu(graph.conv(images, kernel, { stride: [2, 2] }), 0.2)
    const made = graph.convTranspose(hidden, back, { stride: [2, 2], padding: [1, 1] })
    const target = graph.slice(graph.slice(images, 2, 0, 4), 3, 1, 5)
    const scalar = graph.mean(graph.subtract(graph.softplus(made), graph.multiply(made, target)))
    const leaves = [images, kernel, back]
    const bindings = Object.fromEntries(
      leaves.map((leaf, index) => [leaf.attributes.name, seededValues(leaf, 50 + index)]),
    )
    expect(worst(scalar, leaves, bindings)).toBeLessThan(tolerance)
  })
})

function operationsOf(output: Tensor): Set<Op> {
  const seen = new Set<Tensor>()
  const visit = (node: Tensor) => {
    if (seen.has(node)) return
    seen.add(node)
    for (const each of node.inputs) visit(each)
  }
  visit(output)
  return new Set([...seen].map(({ op }) => op))
}
