// Interpolation between two images in the latent space.

import { arrayDataset, valuesOf } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { sizeOf } from '../../graph/shapes.js'
import { tickText } from '../../pictures/chart.js'
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { readExamples } from '../../training/inference.js'
import { pictureDefaults } from './defaults.js'
import type { PictureContext } from './picture-context.js'

/** Decodes `steps` latents on the line between the codes of two validation images, both ends included, with the
 *  original images at the ends. Throws ConfigError if there are no such images. */
export async function interpolationGrid(
  context: PictureContext,
  {
    from,
    to,
    steps = pictureDefaults.interpolation.steps,
  }: { from: number; to: number; steps?: number | undefined },
): Promise<LabelledGrid> {
  const { inference, data } = context
  const { input, latent } = inference.model
  const indices = { '--from': from, '--to': to }
  for (const [flag, actual] of Object.entries(indices))
    if (actual >= data.validation.count)
      throw new ConfigError('picture.imageNumber', {
        flag,
        expected: data.validation.count - 1,
        actual,
      })
  const ends = await readExamples(data.validation, [from, to])
  const { mean } = await inference.encode(arrayDataset(input, ends), { onlyMean: true })
  const fractions = Array.from({ length: steps }, (_, step) => step / (steps - 1))
  const points = fractions.flatMap((fraction) =>
    Array.from(
      { length: latent },
      (_, at) => (1 - fraction) * (mean[at] as number) + fraction * (mean[latent + at] as number),
    ),
  )
  const decoded = await inference.decode(Float32Array.from(points))
  const size = sizeOf(input)
  const images = new Float32Array((steps + 2) * size)
  images.set(valuesOf(ends.subarray(0, size)))
  images.set(decoded, size)
  images.set(valuesOf(ends.subarray(size)), (steps + 1) * size)
  const image = (index: number) => context.translate('picture.image', { index })
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.interpolation'),
    explanation: context.translate('picture.interpolation.explanation', { from, to }),
    shape: input,
    columns: steps + 2,
    rows: [{ images }],
    columnLabels: [
      image(from),
      ...fractions.map((fraction) => tickText(Number(fraction.toFixed(2)))),
      image(to),
    ],
  })
}
