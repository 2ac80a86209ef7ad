// Binarized images: every pixel is white with its grey value as the probability.

import { sizeOf } from '../../graph/shapes.js'
import { Random } from '../../random/random.js'
import type { Dataset, Items } from '../dataset.js'

export const binarizations = ['static', 'dynamic'] as const
/** `static`: sampled once; `dynamic`: sampled again at every read. */
export type Binarization = (typeof binarizations)[number]

/** Seed of static binarization; constant, so that all evaluations use the same images. */
const staticSeed = 0

/** The dataset with every value replaced by a Bernoulli sample with that value as its probability (no threshold).
 *  `static` is sampled once and always the same, like the binarized MNIST of Salakhutdinov & Murray 2008; `dynamic` at
 *  every read: equal seeds and equal sequences of reads give equal images. */
export function binarizeDataset(
  dataset: Dataset,
  { mode, seed }: { mode: Binarization; seed: number },
): Dataset {
  const size = sizeOf(dataset.shape)
  const ongoing = new Random(seed, 'binarize')
  return {
    ...dataset,
    async read(indices, into) {
      await dataset.read(indices, into)
      binarize(into, size, (item) =>
        mode === 'static' ? new Random(staticSeed, `binarize/${indices[item]}`) : ongoing,
      )
    },
  }
}

/** Replaces the values of every item of `size` values by samples; the item's generator is `random`'s. */
export function binarize(items: Items, size: number, random: (item: number) => Random): void {
  const white = items instanceof Uint8Array ? 255 : 1
  for (let item = 0; item * size < items.length; item++) {
    const ofItem = random(item)
    for (let at = item * size; at < (item + 1) * size; at++)
      items[at] = ofItem.uniform() * white < (items[at] as number) ? white : 0
  }
}
