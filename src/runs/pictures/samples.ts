// What the decoder makes of points drawn at random.

import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { Random } from '../../random/random.js'
import { usual } from './defaults.js'
import type { Subject } from './picture-context.js'

const mostColumns = 10

/** Points of the prior; where there is none, of a normal distribution fitted to the codes of the validation images. */
export async function samplesGrid(
  subject: Subject,
  {
    count = usual.samples.count,
    seed = usual.samples.seed,
  }: { count?: number | undefined; seed?: number | undefined } = {},
): Promise<LabelledGrid> {
  const { model } = subject.inference
  const { latent, input } = model
  const normals = new Float32Array(count * latent)
  new Random(seed, 'samples').fillNormal(normals)
  const source = await subject.pointSource()
  const images = await subject.inference.decode(source.points(normals))
  const columns = Math.min(mostColumns, count)
  const size = images.length / count
  const rows = Math.ceil(count / columns)
  // The last row may be shorter: what is missing stays white.
  const filled = new Float32Array(rows * columns * size).fill(1)
  filled.set(images)
  return labelledGrid({
    range: subject.data.range,
    title: subject.say('picture.samples'),
    explanation: subject.say(
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
