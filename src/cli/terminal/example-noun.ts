// What the examples of a model are called: images, or rows of a table or of numbers.
import { type ModelConfig, modelFrom } from '../../models/models.js'

const nouns = { images: 'examples.images', rows: 'examples.rows' } as const

/** The message with that word. */
export function examplesWord(model: ModelConfig): (typeof nouns)[keyof typeof nouns] {
  return nouns[modelFrom(model).examples]
}
