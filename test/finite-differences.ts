// Derivatives by central finite differences in float64, and the errors of gradient rules relative to them.
import { gradients, type Tensor } from 'jamjae'
import { expect } from 'vitest'
import { type Bindings, evaluate } from './interpreter.js'

/** Of a scalar in float64. */
export const value = (scalar: Tensor, bindings: Bindings) =>
  evaluate([scalar], bindings)[0]?.data[0] ?? 0
const bound = (bindings: Bindings, leaf: Tensor) =>
  Array.from(bindings[(leaf as Tensor<'input'>).attributes.name] ?? [])

/** The derivative along `directions` (one a leaf), at `bindings`. */
export function slope(
  scalar: Tensor,
  leaves: readonly Tensor[],
  bindings: Bindings,
  directions: readonly (readonly number[])[],
): number {
  const reach = 1e-5
  const moved = (by: number): Bindings => ({
    ...bindings,
    ...Object.fromEntries(
      leaves.map((leaf, index) => [
        (leaf as Tensor<'input'>).attributes.name,
        bound(bindings, leaf).map((x, at) => x + by * (directions[index]?.[at] ?? 0)),
      ]),
    ),
  })
  return (value(scalar, moved(reach)) - value(scalar, moved(-reach))) / (2 * reach)
}

/** Relative errors of the gradients from `differentiate`, item by item, relative to their scale. */
export function worst(
  scalar: Tensor,
  leaves: readonly Tensor[],
  bindings: Bindings,
  differentiate = gradients,
): number {
  const grads = evaluate(differentiate(scalar, leaves), bindings)
  return Math.max(
    0,
    ...leaves.map((leaf, index) => {
      const items = Array.from(grads[index]?.data ?? [])
      expect(grads[index]?.shape).toEqual(leaf.shape)
      const scale = Math.max(1, ...items.map(Math.abs))
      const errors = items.map((item, at) => {
        const direction = items.map((_, other) => Number(other === at))
        return Math.abs(item - slope(scalar, [leaf], bindings, [direction]))
      })
      return Math.max(...errors) / scale
    }),
  )
}
