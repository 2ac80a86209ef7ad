// The two directions in which codes are plotted.
import {
  type PrincipalAxes,
  principalAxes,
  project,
} from '../../../pictures/principal-components.js'

/** A latent by its number from 0, or a principal component. */
export type Direction = number | 'first' | 'second'

export interface Codes {
  /** Shape: [count, latent]. */
  readonly values: Float32Array
  readonly latent: number
}

/** Rows that are enough to find the principal components. */
const sampledRows = 3000

/** The principal axes, found from evenly spaced rows. */
export function axesOf({ values, latent }: Codes): PrincipalAxes {
  const count = values.length / latent
  if (count <= sampledRows) return principalAxes(values, latent)
  const sample = new Float32Array(sampledRows * latent)
  for (let row = 0; row < sampledRows; row++) {
    const from = Math.floor((row * count) / sampledRows) * latent
    sample.set(values.subarray(from, from + latent), row * latent)
  }
  return principalAxes(sample, latent)
}

/** Shape of the result: [count, 2]. `axes` are required for a principal component. */
export function pointsOf(
  { values, latent }: Codes,
  directions: readonly [Direction, Direction],
  axes: PrincipalAxes | undefined,
): Float32Array {
  const components = axes && directions.some(isComponent) ? project(values, axes) : undefined
  const points = new Float32Array((2 * values.length) / latent)
  directions.forEach((direction, side) => {
    if (isComponent(direction)) {
      const component = direction === 'first' ? 0 : 1
      for (let at = side; at < points.length; at += 2)
        points[at] = components?.[at - side + component] as number
    } else
      for (let at = side, from = direction; at < points.length; at += 2, from += latent)
        points[at] = values[from] as number
  })
  return points
}

function isComponent(direction: Direction): direction is 'first' | 'second' {
  return typeof direction === 'string'
}
