// What the examples of a model are called: images, or rows of a table or of numbers.
import { type ModelConfig, modelFrom } from '../../models/models.js'

/** The message with that word. */
export function examplesWord(model: ModelConfig): 'examples.rows' | 'examples.images' {
  return `examples.${modelFrom(model).examples}`
}
