// What each latent does: the decoder along its axis.
import { tickText } from '../../pictures/chart.js'
import { gridRows, type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { usual } from './defaults.js'
import { latentName } from './latent-labels.js'
import type { Subject } from './picture-context.js'

const positions = Array.from({ length: 13 }, (_, index) => (index - 6) / 2)

/** The `count` latents that tell most, each from −3 to 3 while the others are zero. Where there is no prior, from three
 *  standard deviations of the codes below their mean to three above it. */
export async function traversalsGrid(
  subject: Subject,
  { count = usual.traversals.count }: { count?: number | undefined } = {},
): Promise<LabelledGrid> {
  const { inference } = subject
  const statistics = await subject.statistics()
  const { mean, deviation, order, measure } = statistics
  const shown = order.slice(0, count)
  const points = new Float32Array(shown.length * positions.length * mean.length)
  shown.forEach((latent, row) => {
    positions.forEach((position, column) => {
      const start = (row * positions.length + column) * mean.length
      points.set(mean, start)
      points[start + latent] = (mean[latent] as number) + position * (deviation[latent] as number)
    })
  })
  const images = await inference.decode(points)
  return labelledGrid({
    range: subject.data.range,
    title: subject.say('picture.traversals'),
    explanation: subject.say(
      measure === 'kl' ? 'picture.traversals.prior' : 'picture.traversals.fitted',
      { shown: shown.length, all: mean.length },
    ),
    shape: inference.model.input,
    columns: positions.length,
    rows: gridRows(images, {
      rows: shown.length,
      labels: shown.map((latent) => latentName(subject, statistics, latent)),
    }),
    columnLabels: positions.map(tickText),
    x: subject.say(measure === 'kl' ? 'picture.value' : 'picture.deviations'),
  })
}
