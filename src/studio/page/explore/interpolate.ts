// Interpolation between two codes.

export type InterpolationMethod = 'straight' | 'spherical'

/** The point at `fraction` of the path, from 0 to 1. The spherical path turns from one direction to the other at
 *  constant speed while the norm changes linearly, so that it avoids the middle, where a prior of many
 *  latents has hardly any mass. Source: White, arXiv:1609.04468. */
export function interpolateCodes(
  from: Float32Array,
  to: Float32Array,
  fraction: number,
  method: InterpolationMethod,
): Float32Array {
  const straight = (one: number, other: number) => one + (other - one) * fraction
  const [lengthFrom, lengthTo] = [lengthOf(from), lengthOf(to)]
  const product = from.reduce((sum, value, at) => sum + value * (to[at] as number), 0)
  const cosine = product / (lengthFrom * lengthTo)
  const angle = Math.acos(Math.min(1, Math.max(-1, cosine)))
  // Equal, opposite or zero directions have no unique spherical path.
  if (method === 'straight' || !(Math.sin(angle) > 1e-4))
    return from.map((value, at) => straight(value, to[at] as number))
  const length = straight(lengthFrom, lengthTo)
  const before = (length * Math.sin((1 - fraction) * angle)) / Math.sin(angle) / lengthFrom
  const after = (length * Math.sin(fraction * angle)) / Math.sin(angle) / lengthTo
  return from.map((value, at) => before * value + after * (to[at] as number))
}

function lengthOf(point: Float32Array): number {
  return Math.sqrt(point.reduce((sum, value) => sum + value * value, 0))
}
