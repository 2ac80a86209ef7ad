// The built-in sprites: images that are drawn when they are used, with the factors they are drawn from. Node only.
import { arrayDataset, type DataSplits } from '../dataset.js'
import { splitsByContent } from '../fingerprint.js'
import { drawSprites, spriteShapes, spriteSize } from './draw-sprites.js'

type SpriteOptions = Parameters<typeof splitsByContent>[2]

/** 6144 images [32, 32] of figures with their shape as label and with known factors, see `drawSprites`; divided by content.
 *  The idea, not the images, is that of dSprites (Matthey et al. 2017). */
export function loadSprites(options: SpriteOptions = {}): Promise<DataSplits> {
  const { images, factors, labels } = drawSprites()
  const dataset = { ...arrayDataset([spriteSize, spriteSize], images, labels), factors }
  return splitsByContent('sprites', dataset, options).then((splits) => ({
    ...splits,
    labelNames: spriteShapes,
  }))
}
