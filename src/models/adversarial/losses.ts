// What a discriminator and its adversary minimize.
import { add, negate, relu, sigmoid, softplus, subtract } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { GanConfig } from './schema.js'

/** Shapes: outputs of the discriminator [batch] → [batch]. */
interface AdversarialLoss {
  ofDiscriminator(real: Tensor, generated: Tensor): Tensor
  ofGenerator(generated: Tensor): Tensor
  /** What is recorded of an output: the probability that the example is real, or for losses without one the output itself. */
  readonly recorded: 'Probability' | 'Score'
}

const losses: Readonly<Record<GanConfig['loss'], AdversarialLoss>> = {
  // −log D(x) − log(1 − D(G(z))) with D = sigmoid(output), and −log D(G(z)).
  nonSaturating: {
    ofDiscriminator: (real, generated) => add(softplus(negate(real)), softplus(generated)),
    ofGenerator: (generated) => softplus(negate(generated)),
    recorded: 'Probability',
  },
  hinge: {
    ofDiscriminator: (real, generated) => add(relu(subtract(1, real)), relu(add(generated, 1))),
    ofGenerator: negate,
    recorded: 'Score',
  },
  wasserstein: {
    ofDiscriminator: (real, generated) => subtract(generated, real),
    ofGenerator: negate,
    recorded: 'Score',
  },
}

/** Sources: Goodfellow et al., arXiv:1406.2661 (section 3, the loss that does not saturate); Lim & Ye, arXiv:1705.02894; Arjovsky et
 *  al., arXiv:1701.07875. */
export function adversarialLoss(name: GanConfig['loss']): AdversarialLoss {
  return losses[name]
}

/** The metrics of a discriminator's outputs. Shapes: [batch] → [batch]. */
export function outputMetrics(
  { recorded }: AdversarialLoss,
  { real, generated }: { real: Tensor; generated: Tensor },
): Readonly<Record<string, Tensor>> {
  const shown = (output: Tensor) => (recorded === 'Probability' ? sigmoid(output) : output)
  return { [`real${recorded}`]: shown(real), [`generated${recorded}`]: shown(generated) }
}
