// Statistics of the latents of a model without an encoder, from what its decoder makes of them.
import type { Inference } from '../../training/inference.js'
import { type LatentStatistics, standardNormal } from './latent-statistics.js'

/** The prior N(0, I), and for each latent how much it changes the decoded example: the sum over values of the squared change from −1 to 1, all
 *  others zero. */
export async function implicitStatistics(inference: Inference): Promise<LatentStatistics> {
  const { latent } = inference.model
  const points = new Float32Array(2 * latent * latent)
  for (let at = 0; at < latent; at++) {
    points[2 * at * latent + at] = -1
    points[(2 * at + 1) * latent + at] = 1
  }
  const decoded = await inference.decode(points)
  const size = decoded.length / (2 * latent)
  const values = Array.from({ length: latent }, (_, at) => {
    const start = 2 * at * size
    let change = 0
    for (let place = start; place < start + size; place++)
      change += ((decoded[place + size] as number) - (decoded[place] as number)) ** 2
    return change
  })
  const order = [...values.keys()].sort(
    (one, other) => (values[other] as number) - (values[one] as number),
  )
  return { measure: 'change', values, order, hidden: [], ...standardNormal(latent) }
}
