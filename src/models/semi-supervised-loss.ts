// The loss of a semi-supervised VAE: the bound of every example, summed over the classes where its label is not known.
import { add, exp, multiply, negate, reshape, subtract, sum, values } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import { klDivergence } from './kl-term.js'
import type { Model } from './model.js'
import { repeated } from './networks.js'
import { reparameterize } from './vae/reparameterize.js'
import type { VaeConfig } from './vae/schema.js'

/** The terms of −log p(x | y) for every class. Shapes: [batch, classes]; reconstructed [batch, classes, ...input]. */
interface TermsOfClasses {
  /** −log p(x | y, z), in the likelihood's unit. */
  readonly reconstruction: Tensor
  /** KL(q(z | x, y) ‖ p(z)) in nats. */
  readonly kl: Tensor
  readonly reconstructed: Tensor
}

/** The terms with one sample of q(z | x, y) for each class, or at its mean without noise. Shapes: x [batch, ...input], noise
 *  [batch, classes, latent]. */
export function termsOfClasses(
  { x, noise, scope }: { x: Tensor; noise: Tensor | undefined; scope: Scope },
  {
    classes,
    given,
  }: {
    classes: number
    given: (labels: Tensor) => Pick<Model<VaeConfig>, 'encode' | 'decoderOutput' | 'likelihood'>
  },
): TermsOfClasses {
  const [batch = 1, ...item] = x.shape
  const all = batch * classes
  const model = given(values(Array.from({ length: all }, (_, at) => at % classes)))
  const { mean, logVariance = multiply(mean, 0) } = model.encode(x, scope)
  const z = noise ? reparameterize(mean, logVariance, reshape(noise, mean.shape)) : mean
  const made = model.decoderOutput(z, scope)
  const reconstruction = model.likelihood.negativeLogLikelihood(
    repeated(x, classes),
    made,
    scope.within('likelihood'),
  )
  return {
    reconstruction: reshape(reconstruction, [batch, classes]),
    kl: reshape(klDivergence(mean, logVariance), [batch, classes]),
    reconstructed: reshape(model.likelihood.mean(made), [batch, classes, ...item]),
  }
}

/** The bound of an example whose label is not known, −log p(x) ≤ Σ q(y | x) · (−log p(x, y)) − H(q(y | x)), with a uniform p(y).
 *  Shapes: log q(y | x) [batch, classes] → [batch]. Units: the likelihood's, nats. */
export function hiddenBound(
  logs: Tensor,
  { reconstruction, kl }: TermsOfClasses,
): { readonly reconstruction: Tensor; readonly kl: Tensor } {
  const probabilities = exp(logs)
  const expected = (terms: Tensor) => sum(multiply(probabilities, terms), [1])
  return {
    reconstruction: expected(reconstruction),
    kl: add(expected(add(kl, logs)), Math.log(logs.shape[1] ?? 1)),
  }
}

/** The bound of an example whose label is known, −log p(x, y). Shapes: known [batch, classes], one-hot, or zero where it is not
 *  known → [batch]; there 0. */
function knownBound(known: Tensor, { reconstruction, kl }: TermsOfClasses) {
  const ofLabel = (terms: Tensor) => sum(multiply(known, terms), [1])
  const prior = Math.log(known.shape[1] ?? 1)
  return { reconstruction: ofLabel(reconstruction), kl: ofLabel(add(kl, prior)) }
}

/** The weights of the bounds of labelled and other examples, and of the cross-entropy of the former. */
interface LossWeights {
  readonly known: number
  readonly hidden: number
  readonly crossEntropy: number
}

/** The terms of the loss in training, which add up to it with the weighted cross-entropy. Shapes: logs, known [batch, classes] →
 *  [batch]. */
export function semiSupervisedLoss(
  { logs, known, terms }: { logs: Tensor; known: Tensor; terms: TermsOfClasses },
  weights: LossWeights,
): { readonly loss: Tensor; readonly reconstruction: Tensor; readonly kl: Tensor } {
  const [ofKnown, ofHidden] = [knownBound(known, terms), hiddenBound(logs, terms)]
  const isHidden = subtract(1, sum(known, [1]))
  const weighted = (name: 'reconstruction' | 'kl') =>
    add(
      multiply(ofKnown[name], weights.known),
      multiply(multiply(ofHidden[name], isHidden), weights.hidden),
    )
  const [reconstruction, kl] = [weighted('reconstruction'), weighted('kl')]
  const crossEntropy = negate(sum(multiply(known, logs), [1]))
  const loss = add(add(reconstruction, kl), multiply(crossEntropy, weights.crossEntropy))
  return { loss, reconstruction, kl }
}
