// What is pictured: a trained model, data to look at it with, and the language of the words.
import type { DataSplits } from '../../data/dataset.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import type { Codes, Inference, Progress } from '../../training/inference.js'
import { type LatentStatistics, latentStatistics } from './latent-statistics.js'

export class Subject {
  readonly name: string
  readonly inference: Inference
  readonly data: DataSplits
  readonly language: Language
  private readonly progress: Progress | undefined
  private encoded: Promise<Codes> | undefined

  constructor({
    name,
    inference,
    data,
    language,
    progress,
  }: {
    name: string
    inference: Inference
    data: DataSplits
    language: Language
    progress?: Progress | undefined
  }) {
    this.name = name
    this.inference = inference
    this.data = data
    this.language = language
    this.progress = progress
  }

  say(key: MessageKey, values: MessageValues = {}): string {
    return message(this.language, key, { name: this.name, ...values })
  }

  /** Of the validation images; encoded once. */
  codes(): Promise<Codes> {
    this.encoded ??= this.inference.encode(this.data.validation, { progress: this.progress })
    return this.encoded
  }

  async statistics(): Promise<LatentStatistics> {
    return latentStatistics(await this.codes())
  }
}
