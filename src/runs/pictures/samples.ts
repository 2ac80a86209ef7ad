// Images decoded from random latents.

import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { Random } from '../../random/random.js'
import { pictureDefaults } from './defaults.js'
import type { PictureContext } from './picture-context.js'

const maxColumns = 10

/** Latents are sampled from the prior or, if there is none, from a normal distribution fitted to the codes of the
 *  validation images. */
export async function samplesGrid(
  context: PictureContext,
  {
    count = pictureDefaults.samples.count,
    seed = pictureDefaults.samples.seed,
  }: { count?: number | undefined; seed?: number | undefined } = {},
): Promise<LabelledGrid> {
  const { model } = context.inference
  const { latent, input } = model
  const normals = new Float32Array(count * latent)
  new Random(seed, 'samples').fillNormal(normals)
  const source = await context.latentDistribution()
  const images = await context.inference.decode(source.points(normals))
  const columns = Math.min(maxColumns, count)
  const size = images.length / count
  const rows = Math.ceil(count / columns)
  // The last row may be incomplete: the rest is white.
  const filled = new Float32Array(rows * columns * size).fill(1)
  filled.set(images)
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.samples'),
    explanation: context.translate(
      model.hasPosterior ? 'picture.samples.prior' : 'picture.samples.fitted',
      { seed },
    ),
    shape: input,
    columns,
    rows: Array.from({ length: rows }, (_, row) => ({
      images: filled.subarray(row * columns * size, (row + 1) * columns * size),
    })),
  })
}
