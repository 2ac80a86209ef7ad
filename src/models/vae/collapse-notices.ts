// The notice that a posterior will collapse, before it is trained.
import { sizeOf } from '../../graph/shapes.js'
import type { Notice } from '../../notices.js'
import type { VaeConfig } from './schema.js'

/** Whether the objective keeps the KL from 0 whatever its weight is. */
export function keepsKl({
  klSchedule,
  freeBits = 0,
}: Pick<VaeConfig, 'klSchedule' | 'freeBits'>): boolean {
  return freeBits > 0 || (klSchedule?.type === 'capacity' && klSchedule.to > 0)
}

/** That the KL outweighs a mean squared error, and the weight that does not.
 *
 *  The error is a mean over the D values of an example, the KL a sum. A Gaussian likelihood with standard deviation σ has
 *  −log p = Σ (x − x̂)² / 2σ² + c = D · MSE / 2σ² + c. Its negative ELBO, times 2σ²/D, is MSE + (2σ²/D) · KL: the weight β
 *  stands for σ² = βD/2. With β = 1 and 784 pixels, σ is 20. A latent gains from its KL only where the data varies by
 *  more than σ in some direction (Lucas et al., arXiv:1911.02469), so that none does. 1/D is the weight of the
 *  sum of squared errors plus the KL, σ² = ½. Told where σ is above 1, the standard deviation of standardized values. */
export function collapseNotices({
  input,
  klWeight,
}: Pick<VaeConfig, 'input' | 'klWeight'>): Notice[] {
  const values = sizeOf(input)
  const variance = (klWeight * values) / 2
  if (variance <= 1) return []
  const short = (value: number) => Number(value.toPrecision(2))
  const [deviation, suggested] = [short(Math.sqrt(variance)), short(1 / values)]
  return [{ code: 'model.klWeight', values: { weight: klWeight, values, deviation, suggested } }]
}
