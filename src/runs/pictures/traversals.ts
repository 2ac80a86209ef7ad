// Traversals: decoded images along the axis of each latent.
import { tickText } from '../../pictures/chart.js'
import { gridRows, type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { explained, labelsOf } from './class-label.js'
import { pictureDefaults } from './defaults.js'
import { latentLabel } from './latent-labels.js'
import type { PictureContext } from './picture-context.js'

const positions = Array.from({ length: 13 }, (_, index) => (index - 6) / 2)

/** The `count` most informative latents, each from −3 to 3 while the others are zero. Without a prior, from mean − 3 to
 *  mean + 3 standard deviations of the codes. A conditional model decodes them for one class.
 *  Throws ConfigError if it has no such class. */
export async function traversalsGrid(
  context: PictureContext,
  {
    count = pictureDefaults.traversals.count,
    label,
  }: { count?: number | undefined; label?: number | undefined } = {},
): Promise<LabelledGrid> {
  const { inference } = context
  const statistics = await context.statistics()
  const { mean, standardDeviation, order, measure } = statistics
  const shown = order.slice(0, count)
  const points = new Float32Array(shown.length * positions.length * mean.length)
  shown.forEach((latent, row) => {
    positions.forEach((position, column) => {
      const start = (row * positions.length + column) * mean.length
      points.set(mean, start)
      points[start + latent] =
        (mean[latent] as number) + position * (standardDeviation[latent] as number)
    })
  })
  const labels = labelsOf(context, { label, count: shown.length * positions.length })
  const images = await inference.decode(points, { labels })
  const explanation = context.translate(
    measure === 'kl' ? 'picture.traversals.prior' : 'picture.traversals.fitted',
    { shown: shown.length, all: order.length },
  )
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.traversals'),
    explanation: explained(context, explanation, labels),
    shape: inference.model.input,
    columns: positions.length,
    rows: gridRows(images, {
      rows: shown.length,
      labels: shown.map((latent) => latentLabel(context, statistics, latent)),
    }),
    columnLabels: positions.map(tickText),
    x: context.translate(measure === 'kl' ? 'picture.value' : 'picture.deviations'),
  })
}
