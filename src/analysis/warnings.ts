// Warnings about the metrics of an evaluation, as messages.
import { type MessageKey, type MessageValues, message } from '../messages/messages.js'
import type { CodeUse } from './code-use.js'
import type { ElboMetrics } from './elbo.js'
import type { LatentActivity } from './latents.js'

/** `message` is English; `message(language, key, values)` is the same in another language. */
export interface Warning {
  readonly key: MessageKey
  readonly values: MessageValues
  readonly message: string
}

/** Posterior collapse: KL below this threshold. Unit: nats. */
const collapseKl = 0.1
/** Discrete codes say almost nothing below this perplexity. */
const collapsePerplexity = 2
/** Overfitting: minimum gap in standard errors (against chance), and as a fraction. */
const gapStandardErrors = 3
const gapFraction = 0.05

export function warningsFor({
  train,
  validation,
  latents,
  hasKlWeight = true,
  clusters,
  codes,
  brightest,
}: {
  train: ElboMetrics
  validation: ElboMetrics
  latents: LatentActivity | undefined
  /** Whether the weight of the KL is a setting of the model. */
  hasKlWeight?: boolean | undefined
  /** Components of a mixture prior, and how many have codes. */
  clusters?: { readonly components: number; readonly used: number } | undefined
  /** Of a model with discrete codes. */
  codes?: CodeUse | undefined
  /** The maximum byte of the images, if they are bytes. */
  brightest?: number | undefined
}): Warning[] {
  return [
    ...(latents && validation.kl ? collapse(latents, validation.kl.mean, hasKlWeight) : []),
    ...(clusters && clusters.used < clusters.components / 2
      ? [warning('warning.components', { components: clusters.components, used: clusters.used })]
      : []),
    ...(codes ? codeWarnings(codes) : []),
    ...overfitting(train, validation),
    // Byte images that mean 0 and 1 (not 0 and 255) are read as almost black.
    ...(brightest !== undefined && brightest <= 1 ? [warning('warning.black', { brightest })] : []),
  ]
}

/** Codes that no example has, and codes that hardly differ from a single one. */
function codeWarnings({ codes, codebooks, dead, perplexity }: CodeUse): Warning[] {
  const values = { codes: codes * codebooks, dead, perplexity: Number(perplexity.toFixed(1)) }
  if (perplexity < collapsePerplexity) return [warning('warning.codeCollapse', values)]
  return dead > (codes * codebooks) / 2 ? [warning('warning.deadCodes', values)] : []
}

/** `total`: the KL of the examples, which with a classifier has a part of the classes; that of the latents counts, where it is known. */
function collapse(
  { active, kl, variance: { length } }: LatentActivity,
  total: number,
  hasKlWeight: boolean,
): Warning[] {
  const ofLatents = kl?.reduce((sum, each) => sum + each, 0) ?? total
  // An estimate may be below 0.
  const nats = Math.max(0, Number(ofLatents.toFixed(2)))
  const values = { active, inactive: length - active, latents: length, kl: nats }
  if (active === 0 || ofLatents < collapseKl) {
    if (!hasKlWeight) return [warning('warning.unusedCode', values)]
    return [warning(active === 0 ? 'warning.collapse' : 'warning.lowKl', values)]
  }
  if (active >= length / 2) return []
  return [warning(hasKlWeight ? 'warning.inactive' : 'warning.inactiveLatents', values)]
}

function overfitting(train: ElboMetrics, validation: ElboMetrics): Warning[] {
  const [seen, unseen] = [train, validation].map(({ elbo, reconstruction }) => ({
    loss: elbo ? -elbo.mean : reconstruction.mean,
    error: (elbo ?? reconstruction).standardError,
  })) as [{ loss: number; error: number }, { loss: number; error: number }]
  const gap = unseen.loss - seen.loss
  const error = Math.hypot(seen.error, unseen.error)
  // A single example has no standard error, so its gap may be chance.
  if (!Number.isFinite(error)) return []
  if (gap <= gapStandardErrors * error || gap <= gapFraction * Math.abs(seen.loss)) return []
  const values = { percent: Math.round((100 * gap) / Math.abs(seen.loss)) }
  return [warning(train.elbo ? 'warning.overfittingElbo' : 'warning.overfitting', values)]
}

function warning(key: MessageKey, values: MessageValues): Warning {
  return { key, values, message: message('en', key, values) }
}
