// The order of the examples of an epoch, of which a share has labels.
import { hiddenLabel } from '../../data/labels/hidden-labels.js'
import type { Random } from '../../random/random.js'

/** As many indices as there are examples. Those with labels are spread evenly, so that every batch, and every part of one, has its
 *  share of them; where either kind is used up, it begins again. `random` shuffles both kinds; without it they keep their order. */
export function labelledOrder(
  labels: Uint8Array,
  share: number,
  random: Random | undefined,
): Uint32Array {
  const { length } = labels
  const known = endless(
    indicesWhere(labels, (label) => label !== hiddenLabel),
    random,
  )
  const hidden = endless(
    indicesWhere(labels, (label) => label === hiddenLabel),
    random,
  )
  const order = new Uint32Array(length)
  for (let at = 0; at < length; at++) {
    const isKnown = Math.floor((at + 1) * share) > Math.floor(at * share)
    order[at] = (isKnown ? known : hidden).next().value
  }
  return order
}

function indicesWhere(labels: Uint8Array, fits: (label: number) => boolean): Uint32Array {
  const indices: number[] = []
  for (const [index, label] of labels.entries()) if (fits(label)) indices.push(index)
  return Uint32Array.from(indices)
}

/** The indices again and again, each time in another order. */
function* endless(indices: Uint32Array, random: Random | undefined): Generator<number, never> {
  for (;;) {
    const order = random?.permutation(indices.length)
    for (let at = 0; at < indices.length; at++) yield indices[order?.[at] ?? at] as number
  }
}
