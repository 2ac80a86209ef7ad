// Binarized images: every pixel is white with its grey value as the probability.
import type { Dataset } from '../data/dataset.js'
import { sizeOf } from '../graph/shapes.js'
import { Random } from '../random/random.js'

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
