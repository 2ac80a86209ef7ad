// Notices of a generator that has collapsed, and of a discriminator that wins, by what their metrics are.
import type { Notice } from '../../notices.js'
import type { Metrics } from '../metrics.js'

/** Below this diversity, see `relativeDiversity`, generated examples hardly differ. */
const collapseDiversity = 0.5
/** From this accuracy on, almost no generated example is taken for a real one. */
const winningAccuracy = 0.98
/** The generator's loss counts as growing if it has grown by this fraction. */
const growth = 0.1

type Measured = Pick<Metrics, 'loss' | 'extra'>

/** The notices of the metrics of the last epoch, or of an evaluation; none of a model without a discriminator. With those of `before`, the
 *  first epoch, the discriminator wins only if the loss of the generator has grown since. */
export function adversarialNotices({ loss, extra = {} }: Measured, before?: Measured): Notice[] {
  const { diversity, discriminatorAccuracy: accuracy } = extra
  const isGrowing = !before || loss > before.loss + growth * Math.abs(before.loss)
  return [
    ...(diversity !== undefined && diversity < collapseDiversity
      ? [{ code: 'gan.collapse', values: { percent: Math.round(100 * diversity) } } as const]
      : []),
    ...(accuracy !== undefined && accuracy >= winningAccuracy && isGrowing
      ? [
          {
            code: 'gan.discriminatorWins',
            values: {
              percent: Number((100 * accuracy).toFixed(1)),
              loss: Number(loss.toPrecision(3)),
            },
          } as const,
        ]
      : []),
  ]
}
