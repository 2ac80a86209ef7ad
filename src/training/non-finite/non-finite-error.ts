// The error that ends a training whose metrics are not finite, with its diagnosis.
import { TrainingError } from '../../errors.js'
import type { MessageKey } from '../../messages/messages.js'
import type { Remedy } from './remedy.js'

/** An example of the batch, by its index in the training split and its name where it has one. */
export interface SuspectExample {
  readonly index: number
  readonly name?: string
  /** The largest absolute value. */
  readonly largest: number
  readonly loss: number
}

/** A metric that is not finite. */
export interface NonFiniteMetric {
  /** Of the validation split with the prefix `validation `. */
  readonly metric: string
  readonly actual: number
  readonly epoch: number
  readonly step: number
}

/** What was found when the steps up to it were computed again. */
export interface Diagnosis {
  /** The first tensor of the graph that is not finite: a parameter, a layer such as `encoder.3 (linear)`, `latents`, a metric, or
   *  a gradient, `∂loss/∂<parameter>`. */
  readonly tensor: string
  /** The step that computes it: that of the metric, or the one before. */
  readonly step: number
  /** Its batch size, and the examples with extreme values, or else those whose loss is not finite. */
  readonly batch: number
  readonly examples: readonly SuspectExample[]
  readonly remedy: Remedy
}

const keys: Readonly<Record<Remedy, MessageKey>> = {
  data: 'training.nonFiniteData',
  klWeight: 'training.nonFiniteKlWeight',
  learningRate: 'training.nonFiniteLearningRate',
  logVariance: 'training.nonFiniteLogVariance',
  logVarianceBounds: 'training.nonFiniteBounds',
  likelihoodScale: 'training.nonFiniteScale',
  unknown: 'training.nonFiniteTensor',
}

/** Examples in the message. */
const named = 5

/** A metric of a training is not finite. `diagnosis` is missing where it is one of the validation split, or where computing the step
 *  again failed. */
export class NonFiniteError extends TrainingError {
  constructor(
    readonly metric: NonFiniteMetric,
    readonly diagnosis?: Diagnosis,
  ) {
    const { metric: figure, ...where } = metric
    super(diagnosis ? keys[diagnosis.remedy] : 'training.nonFinite', {
      figure,
      ...where,
      ...(diagnosis && {
        tensor: diagnosis.tensor,
        at: diagnosis.step,
        count: diagnosis.examples.length,
        batch: diagnosis.batch,
        examples: describeExamples(diagnosis),
      }),
    })
  }

  /** The fields for programs; numbers that are not finite as texts, since JSON has none. */
  toJSON(): object {
    const { actual, ...metric } = this.metric
    const { diagnosis } = this
    return {
      ...metric,
      value: String(actual),
      ...(diagnosis && {
        tensor: diagnosis.tensor,
        tensorStep: diagnosis.step,
        batch: diagnosis.batch,
        examples: diagnosis.examples.map(({ largest, loss, ...example }) => ({
          ...example,
          largest: jsonNumber(largest),
          loss: jsonNumber(loss),
        })),
        remedy: diagnosis.remedy,
      }),
    }
  }
}

function jsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

/** `17 (cat.png), 40, …`; a dash for none. */
function describeExamples({ examples }: Diagnosis): string {
  if (examples.length === 0) return '–'
  const texts = examples
    .slice(0, named)
    .map(({ index, name }) => (name === undefined ? String(index) : `${index} (${name})`))
  return [...texts, ...(examples.length > named ? ['…'] : [])].join(', ')
}
