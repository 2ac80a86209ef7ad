// The manifold: decoded images on a grid of latents.
import { ConfigError } from '../../errors.js'
import type { Model } from '../../models/model.js'
import { gridRows, type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { manifoldPoints } from '../../pictures/manifold.js'
import { explained, labelsOf } from './class-label.js'
import { pictureDefaults } from './defaults.js'
import { formatCoordinate, latentLabel } from './latent-labels.js'
import type { LatentStatistics } from './latent-statistics.js'
import type { PictureContext } from './picture-context.js'

/** Quantiles from 0.05 to 0.95 of two latents (indices from 0), by default the most informative; the others stay at
 *  the mean. Quantiles of the prior or, if there is none, of a normal distribution fitted to the codes.
 *  A conditional model decodes them for one class. Throws ConfigError if the model has no such latents or class. */
export async function manifoldGrid(
  context: PictureContext,
  {
    size = pictureDefaults.manifold.size,
    latents,
    label,
  }: {
    size?: number | undefined
    latents?: readonly [number, number] | undefined
    label?: number | undefined
  } = {},
): Promise<LabelledGrid> {
  const { model } = context.inference
  assertLatentIndices(model, latents)
  const statistics = await context.statistics()
  const [first = 0, second = 0] =
    latents ?? statistics.order.slice(0, 2).sort((one, other) => one - other)
  const { points, across, upwards } = gridPoints(statistics, { size, first, second })
  const labels = labelsOf(context, { label, count: size * size })
  const images = await context.inference.decode(points, { labels })
  const explanation = context.translate(explanationKey(statistics.measure, model.latent))
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.manifold'),
    explanation: explained(context, explanation, labels),
    shape: model.input,
    columns: size,
    rows: gridRows(images, { rows: size, labels: upwards.map(formatCoordinate) }),
    columnLabels: across.map(formatCoordinate),
    x: latentLabel(context, statistics, first),
    y: latentLabel(context, statistics, second),
    gap: 0,
  })
}

/** Throws ConfigError if the model has not two latents, or not these (indices from 0), or its decoder does not see them. */
export function assertLatentIndices(
  { latent, decodedLatents = latent }: Pick<Model, 'latent' | 'decodedLatents'>,
  latents: readonly number[] | undefined,
): void {
  if (decodedLatents < 2) throw new ConfigError('picture.fewLatents', { actual: decodedLatents })
  const wrong = latents?.find((each) => each >= decodedLatents)
  if (wrong === undefined) return
  const key = wrong < latent ? 'picture.upperLatent' : 'picture.latentNumber'
  throw new ConfigError(key, { expected: decodedLatents, actual: wrong + 1 })
}

function explanationKey(measure: LatentStatistics['measure'], latent: number) {
  if (measure !== 'variance')
    return latent > 2 ? 'picture.manifold.priorOf' : 'picture.manifold.prior'
  return latent > 2 ? 'picture.manifold.fittedOf' : 'picture.manifold.fitted'
}

/** The latents row by row from the top, and the coordinates of columns and rows. */
function gridPoints(
  { mean, standardDeviation }: LatentStatistics,
  { size, first, second }: { size: number; first: number; second: number },
) {
  const pairs = manifoldPoints(size)
  const points = new Float32Array(size * size * mean.length)
  const place = (latent: number, quantile: number) =>
    (mean[latent] as number) + (standardDeviation[latent] as number) * quantile
  const [across, upwards]: [number[], number[]] = [[], []]
  for (let at = 0; at < size * size; at++) {
    const point = points.subarray(at * mean.length, (at + 1) * mean.length)
    point.set(mean)
    const [x, y] = [
      place(first, pairs[2 * at] as number),
      place(second, pairs[2 * at + 1] as number),
    ]
    point[first] = x
    point[second] = y
    if (at < size) across.push(x)
    if (at % size === 0) upwards.push(y)
  }
  return { points, across, upwards }
}
