// What is pictured: a trained model, data to look at it with, and the language of the words.
import type { DataSplits } from '../../data/dataset.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import type { Codes, Inference, Progress } from '../../training/inference.js'
import {
  type LatentStatistics,
  latentStatistics,
  type PointSource,
  prior,
} from './latent-statistics.js'

interface Pictured {
  readonly name: string
  readonly inference: Inference
  readonly data: DataSplits
  readonly language: Language
}

export interface Subject extends Pictured {
  say(key: MessageKey, values?: MessageValues): string
  /** Of the validation images; encoded once. */
  codes(): Promise<Codes>
  statistics(): Promise<LatentStatistics>
  /** Encodes only where there is no prior. */
  pointSource(): Promise<PointSource>
}

/** `progress` is that of encoding. */
export function subjectOf({
  progress,
  ...pictured
}: Pictured & { progress?: Progress | undefined }): Subject {
  const { name, inference, data, language } = pictured
  let encoded: Promise<Codes> | undefined
  const codes = () => {
    encoded ??= inference.encode(data.validation, { progress })
    return encoded
  }
  const statistics = async () => latentStatistics(await codes())
  return {
    ...pictured,
    say: (key, values) => message(language, key, { name, ...values }),
    codes,
    statistics,
    pointSource: async () =>
      inference.model.hasPosterior ? prior(inference.model.latent) : statistics(),
  }
}
