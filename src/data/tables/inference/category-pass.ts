// A pass over a column of categories, whatever their texts.
import { categoryReader, maxCategories } from '../cell-readers.js'
import type { Pass } from './pass.js'

export function categoryPass(): Pass {
  const { read, texts } = categoryReader(maxCategories)
  return { read, end: () => ({ found: { texts } }) }
}
