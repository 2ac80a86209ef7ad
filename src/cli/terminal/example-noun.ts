// What the examples of a model are called: images, or rows of a table or of numbers.
import type { ModelConfig } from '../../models/models.js'

/** The message with that word. */
export function examplesWord({
  input,
  likelihood,
}: Pick<ModelConfig, 'input' | 'likelihood'>): 'examples.rows' | 'examples.images' {
  const areRows = likelihood.type === 'table' || input.length === 1
  return areRows ? 'examples.rows' : 'examples.images'
}
