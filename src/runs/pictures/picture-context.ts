// The inputs of all pictures: a trained model, data and a language.
import type { DataSplits } from '../../data/dataset.js'
import { type Selection, splitNames } from '../../data/select-split.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import type { Codes, Inference, Progress } from '../../training/inference.js'
import {
  type LatentDistribution,
  type LatentStatistics,
  latentStatistics,
  prior,
} from './latent-statistics.js'

interface PictureInputs {
  readonly name: string
  readonly inference: Inference
  readonly data: DataSplits
  readonly language: Language
  /** The split in the place of the validation split; by default that itself. */
  readonly split?: Selection | undefined
}

export interface PictureContext extends PictureInputs {
  translate(key: MessageKey, values?: MessageValues): string
  /** The name of the split in its language. */
  readonly splitName: string
  /** Codes of the split's examples; encoded once. */
  codes(): Promise<Codes>
  statistics(): Promise<LatentStatistics>
  /** Encodes only where there is no prior. */
  latentDistribution(): Promise<LatentDistribution>
}

/** `progress`: callback for encoding. */
export function pictureContext({
  progress,
  ...pictured
}: PictureInputs & { progress?: Progress | undefined }): PictureContext {
  const { name, inference, data, language, split = 'validation' } = pictured
  let encoded: Promise<Codes> | undefined
  const codes = () => {
    encoded ??= inference.encode(data.validation, { progress })
    return encoded
  }
  const statistics = async () => latentStatistics(await codes())
  return {
    ...pictured,
    translate: (key, values) => message(language, key, { name, ...values }),
    splitName: nameOf(split, pictured),
    codes,
    statistics,
    latentDistribution: async () =>
      inference.model.hasPosterior ? prior(inference.model.latent) : statistics(),
  }
}

/** The names of all splits that the data has, where the split is all of them. */
function nameOf(split: Selection, { data, language }: PictureInputs): string {
  const chosen = split === 'all' ? splitNames.filter((name) => data[name]) : [split]
  const names = chosen.map((name) => message(language, `table.${name}`))
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
