// Images decoded from random latents.
import { hasPrior } from '../../models/priors/has-prior.js'
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { Random } from '../../random/random.js'
import { assertClass, className, explained } from './class-label.js'
import { pictureDefaults } from './defaults.js'
import type { PictureContext } from './picture-context.js'

const maxColumns = 10

/** Latents are sampled from the prior or, if there is none, from a normal distribution fitted to the codes of the
 *  validation images. A conditional model decodes them for one class or, without `label`, as many for each class, in a row of
 *  its own, all rows from the same latents. Throws ConfigError if it has no such class. */
export async function samplesGrid(
  context: PictureContext,
  {
    count = pictureDefaults.samples.count,
    seed = pictureDefaults.samples.seed,
    label,
  }: {
    count?: number | undefined
    seed?: number | undefined
    label?: number | undefined
  } = {},
): Promise<LabelledGrid> {
  const { model } = context.inference
  const { input, condition } = model
  assertClass(condition, label, context.data.labelNames)
  const explanation = context.translate(
    hasPrior(model) ? 'picture.samples.prior' : 'picture.samples.fitted',
    { seed },
  )
  const shared = {
    title: context.translate('picture.samples'),
    shape: input,
    range: context.data.range,
  }
  if (condition && label === undefined) {
    const { classes } = condition
    const columns = Math.max(1, Math.round(count / classes))
    const points = await context.samples(columns, new Random(seed, 'samples'))
    const rows: LabelledGrid['rows'][number][] = []
    for (let each = 0; each < classes; each++) {
      const labels = new Uint8Array(columns).fill(each)
      const images = await context.inference.decode(points.slice(), { labels })
      rows.push({ label: className(context, each), images })
    }
    return labelledGrid({
      ...shared,
      explanation: context.translate('picture.samples.labels', { explanation }),
      y: context.translate('picture.label'),
      columns,
      rows,
    })
  }
  const labels = label === undefined ? undefined : new Uint8Array(count).fill(label)
  const points = await context.samples(count, new Random(seed, 'samples'))
  const images = await context.inference.decode(points, { labels })
  const columns = Math.min(maxColumns, count)
  const size = images.length / count
  const rows = Math.ceil(count / columns)
  // The last row may be incomplete: the rest is white.
  const filled = new Float32Array(rows * columns * size).fill(1)
  filled.set(images)
  return labelledGrid({
    ...shared,
    explanation: explained(context, explanation, labels),
    columns,
    rows: Array.from({ length: rows }, (_, row) => ({
      images: filled.subarray(row * columns * size, (row + 1) * columns * size),
    })),
  })
}
