// Traversals: decoded images along the axis of each latent.
import { tickText } from '../../pictures/chart.js'
import { gridRows, type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { descend } from '../../training/sampling/prior-samples.js'
import { explained, labelsOf } from './class-label.js'
import { pictureDefaults } from './defaults.js'
import { latentLabel } from './latent-labels.js'
import type { LatentStatistics } from './latent-statistics.js'
import type { PictureContext } from './picture-context.js'

const positions = Array.from({ length: 13 }, (_, index) => (index - 6) / 2)

const explanations = {
  kl: 'picture.traversals.prior',
  variance: 'picture.traversals.fitted',
  change: 'picture.traversals.generated',
} as const

/** Indices of latents in codes, the most informative one first. */
interface TraversedLatents {
  /** Those of an upper level. */
  readonly upper: readonly number[]
  /** Those that the decoder sees. */
  readonly lower: readonly number[]
}

/** The `count` most informative latents, each from −3 to 3 while the others are zero. Without a prior, from mean − 3 to
 *  mean + 3 standard deviations of the codes. Of a model with two levels, first the upper latents, each from −3 to 3 while the other upper
 *  ones are zero and the lower ones at the mean of p(lower | upper); then the lower ones. A conditional model decodes them for one class.
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
  const all = await traversedLatents(context)
  const { upper, lower } = shownOf(all, count)
  const shown = [...upper, ...lower]
  const points = new Float32Array(shown.length * positions.length * statistics.mean.length)
  const lowerPoints = pointsAlong(lower, statistics)
  if (upper.length > 0) points.set(await upperPoints(context, upper))
  points.set(lowerPoints, points.length - lowerPoints.length)
  const labels = labelsOf(context, { label, count: shown.length * positions.length })
  const images = await inference.decode(points, { labels })
  const hasLevels = all.upper.length > 0
  const { explanation, x } = texts(context, statistics, { all, upper, lower })
  const rowLabel = (latent: number, row: number) => {
    const own = latentLabel(context, statistics, latent)
    if (!hasLevels) return own
    return context.translate(row < upper.length ? 'picture.upper' : 'picture.lower', { label: own })
  }
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.traversals'),
    explanation: explained(context, explanation, labels),
    shape: inference.model.input,
    columns: positions.length,
    rows: gridRows(images, { rows: shown.length, labels: shown.map(rowLabel) }),
    columnLabels: positions.map(tickText),
    x,
  })
}

/** All latents that can be traversed. */
export async function traversedLatents(context: PictureContext): Promise<TraversedLatents> {
  const { order, hidden } = await context.statistics()
  const hasLevels = context.inference.model.prior?.lower !== undefined
  return { upper: hasLevels ? hidden : [], lower: order }
}

/** At most `count` latents: half of them upper ones, or more where there are fewer lower ones, and the reverse. */
function shownOf({ upper, lower }: TraversedLatents, count: number): TraversedLatents {
  const half = Math.floor(count / 2)
  const ofUpper = upper.slice(0, Math.max(half, count - lower.length))
  return { upper: ofUpper, lower: lower.slice(0, count - ofUpper.length) }
}

/** Points along each of `latents`, the others at their means. Shape: [latents · positions, latent]. */
function pointsAlong(
  latents: readonly number[],
  { mean, standardDeviation }: Pick<LatentStatistics, 'mean' | 'standardDeviation'>,
): Float32Array {
  const points = new Float32Array(latents.length * positions.length * mean.length)
  latents.forEach((latent, row) => {
    positions.forEach((position, column) => {
      const start = (row * positions.length + column) * mean.length
      points.set(mean, start)
      points[start + latent] =
        (mean[latent] as number) + position * (standardDeviation[latent] as number)
    })
  })
  return points
}

/** Points along each upper latent of `latents`, with the lower ones that belong to them. Shape: [latents · positions, latent]. */
function upperPoints(
  { inference }: PictureContext,
  latents: readonly number[],
): Promise<Float32Array> {
  const { latent, prior } = inference.model
  const lower = prior?.lower ?? 0
  const size = latent - lower
  const standardNormal = {
    mean: new Float64Array(size),
    standardDeviation: new Float64Array(size).fill(1),
  }
  const upper = pointsAlong(
    latents.map((each) => each - lower),
    standardNormal,
  )
  return descend(inference, upper)
}

function texts(
  { translate }: PictureContext,
  { measure }: LatentStatistics,
  { all, upper, lower }: TraversedLatents & { all: TraversedLatents },
): { explanation: string; x: string } {
  if (all.upper.length > 0) {
    const counts = {
      ...{ upper: upper.length, allUpper: all.upper.length },
      ...{ lower: lower.length, allLower: all.lower.length },
    }
    return {
      explanation: translate('picture.traversals.levels', counts),
      x: translate('picture.levelValues'),
    }
  }
  const counts = { shown: lower.length, all: all.lower.length }
  return {
    explanation: translate(explanations[measure], counts),
    x: translate(measure === 'variance' ? 'picture.deviations' : 'picture.value'),
  }
}
