// Binarized images: every pixel white with its own grey value as the probability.
import type { Dataset } from '../data/dataset.js'
import { sizeOf } from '../graph/shapes.js'
import { Random } from '../random/random.js'

export const binarizations = ['static', 'dynamic'] as const
/** Sampled once for all, or anew at each reading. */
export type Binarization = (typeof binarizations)[number]

/** Static images are the same for everyone who measures on them. */
const staticSeed = 0

/** The same items with every value black or white, white with the probability of its value: sampled, not cut at a threshold.
 *  `static` is sampled once, always the same, as the binarized MNIST of Salakhutdinov & Murray 2008 was; `dynamic` anew
 *  at each reading, so that equal seeds and equal sequences of readings give equal images. */
export function binarizeDataset(
  dataset: Dataset,
  { mode, seed }: { mode: Binarization; seed: number },
): Dataset {
  const size = sizeOf(dataset.shape)
  const ongoing = new Random(seed, 'binarize')
  const white = dataset.itemType === 'float32' ? 1 : 255
  return {
    ...dataset,
    async read(indices, into) {
      await dataset.read(indices, into)
      for (let item = 0; item < indices.length; item++) {
        const random =
          mode === 'static' ? new Random(staticSeed, `binarize/${indices[item]}`) : ongoing
        for (let at = item * size; at < (item + 1) * size; at++)
          into[at] = random.uniform() * white < (into[at] as number) ? white : 0
      }
    },
  }
}
