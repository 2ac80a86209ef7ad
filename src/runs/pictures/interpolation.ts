// Interpolation between two images in the latent space.

import { arrayDataset, subset, valuesOf } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { sizeOf } from '../../graph/shapes.js'
import { tickText } from '../../pictures/chart.js'
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { onSphere } from '../../pictures/on-sphere.js'
import { Random } from '../../random/random.js'
import { readExamples } from '../../training/inference.js'
import { assertClass, className } from './class-label.js'
import { pictureDefaults } from './defaults.js'
import type { PictureContext } from './picture-context.js'

/** Decodes `steps` latents on the line between the codes of two validation images, both ends included, with the
 *  original images at the ends. Of a model without an encoder, between two samples of the prior. A conditional model decodes them for a class, by default in a row for that of each end.
 *  Throws ConfigError if there are no such images, or no such class. */
export async function interpolationGrid(
  context: PictureContext,
  {
    from,
    to,
    steps = pictureDefaults.interpolation.steps,
    label,
  }: { from: number; to: number; steps?: number | undefined; label?: number | undefined },
): Promise<LabelledGrid> {
  const { inference, data } = context
  const { input, latent, condition } = inference.model
  assertClass(condition, label, data.labelNames)
  if (inference.model.isImplicit) return sampledInterpolation(context, { from, to, steps })
  const indices = { '--from': from, '--to': to }
  for (const [flag, actual] of Object.entries(indices))
    if (actual >= data.validation.count)
      throw new ConfigError('picture.imageNumber', {
        flag,
        expected: data.validation.count - 1,
        actual,
      })
  const ends = await readExamples(data.validation, [from, to])
  const { labels: known, isPartlyLabelled } = subset(data.validation, Uint32Array.of(from, to))
  const images = {
    ...arrayDataset(input, ends, known),
    ...(isPartlyLabelled && { isPartlyLabelled }),
  }
  const { mean, predicted: ofEnds = known } = await inference.encode(images, { onlyMean: true })
  const fractions = Array.from({ length: steps }, (_, step) => step / (steps - 1))
  const points = fractions.flatMap((fraction) =>
    Array.from(
      { length: latent },
      (_, at) => (1 - fraction) * (mean[at] as number) + fraction * (mean[latent + at] as number),
    ),
  )
  const size = sizeOf(input)
  const row = async (label?: number) => {
    const labels = label === undefined ? undefined : new Uint8Array(steps).fill(label)
    const decoded = await inference.decode(Float32Array.from(points), { labels })
    const images = new Float32Array((steps + 2) * size)
    images.set(valuesOf(ends.subarray(0, size)))
    images.set(decoded, size)
    images.set(valuesOf(ends.subarray(size)), (steps + 1) * size)
    return { images, ...(label !== undefined && { label: className(context, label) }) }
  }
  const classes = label === undefined ? [...new Set(ofEnds)] : [label]
  const rows: LabelledGrid['rows'][number][] = []
  for (const each of condition ? classes : [undefined]) rows.push(await row(each))
  const image = (index: number) => context.translate('picture.image', { index })
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.interpolation'),
    explanation: context.translate('picture.interpolation.explanation', { from, to }),
    shape: input,
    columns: steps + 2,
    rows,
    ...(condition && { y: context.translate('picture.label') }),
    columnLabels: [
      image(from),
      ...fractions.map((fraction) => tickText(Number(fraction.toFixed(2)))),
      image(to),
    ],
  })
}

/** Decodes latents between the samples of the prior with these numbers, as `samplesGrid` numbers them, from 0. */
async function sampledInterpolation(
  context: PictureContext,
  { from, to, steps }: { from: number; to: number; steps: number },
): Promise<LabelledGrid> {
  const { inference } = context
  const { input, latent } = inference.model
  const { seed } = pictureDefaults.samples
  const most = 9999
  for (const [flag, actual] of Object.entries({ '--from': from, '--to': to }))
    if (actual > most)
      throw new ConfigError('picture.sampleNumber', { flag, expected: most, actual })
  const samples = await context.samples(Math.max(from, to) + 1, new Random(seed, 'samples'))
  const [start, end] = [from, to].map((index) =>
    samples.subarray(index * latent, (index + 1) * latent),
  ) as [Float32Array, Float32Array]
  const fractions = Array.from({ length: steps }, (_, step) => step / (steps - 1))
  const points = fractions.flatMap((fraction) => [...onSphere(start, end, fraction)])
  const images = await inference.decode(Float32Array.from(points))
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.interpolation'),
    explanation: context.translate('picture.interpolation.samples', { from, to, seed }),
    shape: input,
    columns: steps,
    rows: [{ images }],
    columnLabels: fractions.map((fraction) => tickText(Number(fraction.toFixed(2)))),
  })
}
