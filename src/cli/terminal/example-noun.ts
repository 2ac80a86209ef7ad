// The noun for a model's examples: images, rows of a table, or rows of numbers.
import type { Model } from '../../models/model.js'

const nouns = { images: 'examples.images', rows: 'examples.rows' } as const

/** The key of the message with the noun. */
export function exampleNounKey({
  examples,
}: Pick<Model, 'examples'>): (typeof nouns)[keyof typeof nouns] {
  return nouns[examples]
}
