// Programs of the analysis.
import type { ItemType } from '../data/dataset.js'
import { gradients } from '../graph/differentiate.js'
import {
  add,
  input,
  logSumExp,
  matmul,
  mean,
  multiply,
  reshape,
  square,
  state,
  subtract,
  sum,
} from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import type { Tensor } from '../graph/tensor.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'
import { reparameterize } from '../models/vae/reparameterize.js'
import { encoding, imageInput, inputNames, squaredErrorOf } from '../training/programs.js'

/** Measures each example of a batch. Outputs: `reconstruction` [batch] at a sample of the posterior, in the
 *  likelihood's unit; `squaredError` [batch], the mean over values at the posterior's mean; `mean` and, if the
 *  posterior is a diagonal Gaussian, `logVariance` [batch, latent]; with a classifier its `probabilities` [batch, classes]; `kl` [batch]
 *  if that is estimated from samples, or not that of one posterior as with a classifier. */
export function measurementProgram(unbound: Model, batch: number, itemType: ItemType): Program {
  const scope = new Scope('evaluation')
  const x = imageInput(unbound, batch, itemType)
  const model = encoding(unbound, x, scope)
  const noise = model.noise
    .filter(({ when }) => when === 'always')
    .map(({ name, shape }) => [name, input(inputNames.noise(name), [batch, ...shape])])
  const { reconstruction, kl } = model.objective(x, Object.fromEntries(noise), scope)
  const squaredError = squaredErrorOf(model, x, scope)
  const probabilities = unbound.condition?.classify?.(x, scope)
  const hasOwnKl = model.posterior !== undefined || probabilities !== undefined
  return program({
    outputs: {
      ...(reconstruction && { reconstruction }),
      ...{ squaredError, ...model.encode(x, scope) },
      ...(probabilities && { probabilities }),
      ...(hasOwnKl && kl && { kl }),
    },
  })
}

/** Importance weights of samples of one example's posterior. Inputs: `images` (one), its label of a conditional model, `mean` and `logVariance`
 *  [1, latent] of its posterior where the KL has a closed form, `noise` [samples, latent].
 *  Output: `logWeight` [samples] = log p(x|z) + log p(z) − log q(z|x) in nats. */
export function importanceProgram(model: Model, samples: number, itemType: ItemType): Program {
  const { latent, likelihood } = model
  if (model.posterior) return sampledImportanceProgram(model, samples, itemType)
  const posterior = {
    mean: input('mean', [1, latent]),
    logVariance: input('logVariance', [1, latent]),
  }
  const noise = input('noise', [samples, latent])
  const z = reparameterize(posterior.mean, posterior.logVariance, noise)
  const scope = new Scope('evaluation')
  const x = imageInput(model, 1, itemType)
  const negativeLog = likelihood.negativeLogLikelihood(
    x,
    encoding(model, x, scope).decoderOutput(z, scope),
    scope.within('likelihood'),
  )
  // Both densities have the factor (2π)^(−latent/2), which cancels.
  const twiceRatio = add(
    sum(subtract(square(noise), square(z)), [1]),
    sum(posterior.logVariance, [1]),
  )
  return program({ outputs: { logWeight: subtract(multiply(twiceRatio, 0.5), negativeLog) } })
}

/** The same where the KL is estimated from samples: the posterior and its density come from the model. */
function sampledImportanceProgram(given: Model, samples: number, itemType: ItemType): Program {
  const scope = new Scope('evaluation')
  const x = imageInput(given, 1, itemType)
  const model = encoding(given, x, scope)
  const { latent, likelihood, prior, posterior } = model
  if (!prior || !posterior) throw new Error('a model whose KL is estimated has prior and posterior')
  const noise = reshape(input('noise', [samples, latent]), [1, samples, latent])
  const { latents, logDensity } = posterior(x, noise, scope)
  const flat = reshape(latents, [samples, latent])
  const negativeLog = likelihood.negativeLogLikelihood(
    x,
    model.decoderOutput(flat, scope),
    scope.within('likelihood'),
  )
  const ratio = subtract(prior.logDensity(flat, scope), reshape(logDensity, [samples]))
  return program({ outputs: { logWeight: subtract(ratio, negativeLog) } })
}

/** Similarity of queries to references. State: `references` [count, latent], `offsets` [count] = −½|reference|²; input:
 *  `queries` [batch, latent]. Output: `nearness` [batch, count] = ½|query|² − ½|query − reference|². */
export function similarityProgram({
  count,
  latent,
  batch,
}: Record<'count' | 'latent' | 'batch', number>): Program {
  const nearness = matmul(input('queries', [batch, latent]), state('references', [count, latent]), {
    bias: state('offsets', [count]),
    transposeB: true,
  })
  return program({ outputs: { nearness } })
}

/** Multinomial logistic regression. State: `features` [count, size], `targets` [count, classes], one-hot; inputs:
 *  `weight` [classes, size], `bias` [classes]. Outputs: `loss`, the mean cross-entropy in nats + ½ l2 |weight|²,
 *  and its gradients `byWeight` and `byBias` with respect to them. */
export function logisticRegressionProgram({
  count,
  size,
  classes,
  l2,
}: Record<'count' | 'size' | 'classes' | 'l2', number>): Program {
  const weight = input('weight', [classes, size])
  const bias = input('bias', [classes])
  const logits = matmul(state('features', [count, size]), weight, { bias, transposeB: true })
  const chosen = sum(multiply(logits, state('targets', [count, classes])), [1])
  const crossEntropy = mean(subtract(logSumExp(logits, 1), chosen))
  const loss = add(crossEntropy, multiply(sum(square(weight)), l2 / 2))
  const [byWeight, byBias] = gradients(loss, [weight, bias]) as [Tensor, Tensor]
  return program({ outputs: { loss, byWeight, byBias } })
}
