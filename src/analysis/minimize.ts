// Minimizes a smooth convex function by L-BFGS.
import type { Progress } from '../training/inference.js'

/** A function of many variables: its value and gradient at a point. */
export type Differentiable = (
  point: Float64Array,
) => Promise<{ readonly value: number; readonly gradient: Float64Array }>

/** Number of stored steps and gradient differences. */
const historySize = 10
/** Armijo condition: the minimum fraction of the expected decrease. */
const armijoFactor = 1e-4

/** L-BFGS with backtracking line search from `start`, until no partial derivative exceeds `tolerance`, the function no
 *  longer decreases, or the maximum number of iterations is reached; deterministic.
 *  Source: Nocedal & Wright, Numerical Optimization, algorithms 7.4 and 3.1. */
export async function minimize(
  objective: Differentiable,
  start: Float64Array,
  {
    iterations,
    tolerance,
    progress,
  }: { iterations: number; tolerance: number; progress?: Progress | undefined },
): Promise<Float64Array> {
  let point = start
  let { value, gradient } = await objective(point)
  const history: { move: Float64Array; change: Float64Array }[] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (gradient.every((slope) => Math.abs(slope) <= tolerance)) break
    const direction = searchDirection(gradient, history)
    const slope = dot(gradient, direction)
    let size = history.length > 0 ? 1 : 1 / Math.sqrt(dot(gradient, gradient))
    let next = await objective(step(point, direction, size))
    while (!(next.value <= value + armijoFactor * size * slope) && size > 1e-10) {
      size /= 2
      next = await objective(step(point, direction, size))
    }
    if (!(next.value < value)) break
    const move = direction.map((each) => each * size)
    const change = next.gradient.map((each, at) => each - (gradient[at] as number))
    // A convex function has positive curvature; pairs with negative curvature by rounding are dropped.
    if (dot(move, change) > 0) history.push({ move, change })
    if (history.length > historySize) history.shift()
    point = step(point, direction, size)
    ;({ value, gradient } = next)
    progress?.(iteration + 1, iterations)
  }
  progress?.(iterations, iterations)
  return point
}

/** −H · gradient, where H approximates the inverse of the Hessian (the two-loop recursion). */
function searchDirection(
  gradient: Float64Array,
  history: readonly { move: Float64Array; change: Float64Array }[],
): Float64Array {
  let direction: Float64Array = gradient.map((slope) => -slope)
  const weights = history.toReversed().map(({ move, change }) => {
    const weight = dot(move, direction) / dot(move, change)
    direction = step(direction, change, -weight)
    return weight
  })
  const last = history.at(-1)
  if (last) {
    const scale = dot(last.move, last.change) / dot(last.change, last.change)
    direction = direction.map((each) => each * scale)
  }
  weights.reverse()
  for (const [at, { move, change }] of history.entries())
    direction = step(
      direction,
      move,
      (weights[at] as number) - dot(change, direction) / dot(move, change),
    )
  return direction
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, each, at) => sum + each * (b[at] as number), 0)
}

function step(point: Float64Array, direction: Float64Array, size: number): Float64Array {
  return point.map((each, at) => each + size * (direction[at] as number))
}
