// What the examples of a model are called: images, or rows of a table or of numbers.
import type { Model } from '../../models/model.js'

const nouns = { images: 'examples.images', rows: 'examples.rows' } as const

/** The message with that word. */
export function exampleNounKey({
  examples,
}: Pick<Model, 'examples'>): (typeof nouns)[keyof typeof nouns] {
  return nouns[examples]
}
