// The way from one image to another through the latent space.

import { arrayDataset, valuesOf } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { sizeOf } from '../../graph/shapes.js'
import { tickText } from '../../pictures/chart.js'
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { imagesOf } from '../../training/inference.js'
import { usual } from './defaults.js'
import type { Subject } from './picture-context.js'

/** `steps` points on the straight line between the codes of two validation images, both ends included, and the
 *  images themselves at the ends. Throws ConfigError where there are no such images. */
export async function interpolationGrid(
  subject: Subject,
  {
    from,
    to,
    steps = usual.interpolation.steps,
  }: { from: number; to: number; steps?: number | undefined },
): Promise<LabelledGrid> {
  const { inference, data } = subject
  const { input, latent } = inference.model
  const indices = { '--from': from, '--to': to }
  for (const [flag, actual] of Object.entries(indices))
    if (actual >= data.validation.count)
      throw new ConfigError('picture.imageNumber', {
        flag,
        expected: data.validation.count - 1,
        actual,
      })
  const ends = await imagesOf(data.validation, [from, to])
  const { mean } = await inference.encode(arrayDataset(input, ends))
  const shares = Array.from({ length: steps }, (_, step) => step / (steps - 1))
  const points = shares.flatMap((share) =>
    Array.from(
      { length: latent },
      (_, at) => (1 - share) * (mean[at] as number) + share * (mean[latent + at] as number),
    ),
  )
  const decoded = await inference.decode(Float32Array.from(points))
  const size = sizeOf(input)
  const images = new Float32Array((steps + 2) * size)
  images.set(valuesOf(ends.subarray(0, size)))
  images.set(decoded, size)
  images.set(valuesOf(ends.subarray(size)), (steps + 1) * size)
  const image = (index: number) => subject.say('picture.image', { index })
  return labelledGrid({
    range: subject.data.range,
    title: subject.say('picture.interpolation'),
    explanation: subject.say('picture.interpolation.explanation', { from, to }),
    shape: input,
    columns: steps + 2,
    rows: [{ images }],
    columnLabels: [
      image(from),
      ...shares.map((share) => tickText(Number(share.toFixed(2)))),
      image(to),
    ],
  })
}
