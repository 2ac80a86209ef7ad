// The mutual information gap (MIG): how much more one latent says about a factor than any other latent does.
import { binned, bins, type CodedFactors, latentColumn } from './coded-factors.js'

export interface MutualInformationGap {
  /** The mean over the factors, from 0 to 1. */
  readonly score: number
  /** Of each factor, in order. */
  readonly gaps: readonly number[]
}

/** (I of the first − I of the second latent) / H of the factor, for the two latents with the most mutual information I with it; latents in
 *  20 bins of equal width. A model with one latent has no second one: its I is 0.
 *  Source: Chen et al., arXiv:1802.04942, section 4; the bins: Locatello et al., arXiv:1811.12359. */
export function mutualInformationGap(given: CodedFactors): MutualInformationGap {
  const latents = Array.from({ length: given.latent }, (_, at) =>
    binned(latentColumn(given, at), bins),
  )
  const gaps = given.factors.map(({ classes, size }) => {
    const information = latents
      .map((latent) => mutualInformation(latent, bins, classes, size))
      .sort((a, b) => b - a)
    const [first = 0, second = 0] = information
    return (first - second) / mutualInformation(classes, size, classes, size)
  })
  return { score: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, gaps }
}

/** Of two discrete variables with as many classes; that of a variable with itself is its entropy. Unit: nats. */
function mutualInformation(
  one: Uint32Array,
  ofOne: number,
  other: Uint32Array,
  ofOther: number,
): number {
  const count = one.length
  const both = new Float64Array(ofOne * ofOther)
  const [first, second] = [new Float64Array(ofOne), new Float64Array(ofOther)]
  for (let row = 0; row < count; row++) {
    const [a, b] = [one[row] as number, other[row] as number]
    both[a * ofOther + b] = (both[a * ofOther + b] as number) + 1
    first[a] = (first[a] as number) + 1
    second[b] = (second[b] as number) + 1
  }
  let sum = 0
  for (const [at, joint] of both.entries()) {
    if (joint === 0) continue
    const independent =
      (first[Math.floor(at / ofOther)] as number) * (second[at % ofOther] as number)
    sum += (joint / count) * Math.log((joint * count) / independent)
  }
  return sum
}
