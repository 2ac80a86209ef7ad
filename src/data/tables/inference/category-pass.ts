// A pass over a column of categories, whatever their texts.
import { categoryReader, maxCategories } from '../cell-readers.js'
import type { Pass } from './pass.js'

/** `values`: texts that are no missing values in this column. */
export function categoryPass(values?: ReadonlySet<string>): Pass {
  const { read, texts } = categoryReader(maxCategories, values)
  return { read, end: () => ({ found: { texts } }) }
}
