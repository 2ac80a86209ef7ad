// The inputs of all pictures: a trained model, data and a language.
import type { DataSplits } from '../../data/dataset.js'
import { type Selection, splitNames } from '../../data/select-split.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import { klEstimateOf } from '../../models/kl-estimate.js'
import { hasPrior } from '../../models/priors/has-prior.js'
import type { Random } from '../../random/random.js'
import type { Codes, Inference, Progress } from '../../training/inference.js'
import { priorSamples } from '../../training/sampling/prior-samples.js'
import { implicitStatistics } from './implicit-statistics.js'
import { type LatentStatistics, latentStatistics } from './latent-statistics.js'

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
  /** Samples of the prior or, if there is none, of a normal distribution fitted to the codes. Shape: [count, latent]. */
  samples(count: number, random: Random): Promise<Float32Array>
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
  const { model } = inference
  const statistics = async () =>
    model.isImplicit
      ? implicitStatistics(inference)
      : latentStatistics(await codes(), klEstimateOf(model), model.decodedLatents)
  return {
    ...pictured,
    translate: (key, values) => message(language, key, { name, ...values }),
    splitName: nameOf(split, pictured),
    codes,
    statistics,
    async samples(count, random) {
      if (hasPrior(model)) return priorSamples(inference, { count, random })
      const normals = new Float32Array(count * model.latent)
      random.fillNormal(normals)
      return (await statistics()).points(normals)
    },
  }
}

/** The names of all splits that the data has, where the split is all of them. */
function nameOf(split: Selection, { data, language }: PictureInputs): string {
  const chosen = split === 'all' ? splitNames.filter((name) => data[name]) : [split]
  const names = chosen.map((name) => message(language, `table.${name}`))
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
