// A pass over a column by the rules of Jamjae 0.1: numbers, and else categories.
import { inferringReader } from '../cell-readers.js'
import { categoryPass } from './category-pass.js'
import type { Pass } from './pass.js'

export function firstRulesPass(): Pass {
  const { read, found } = inferringReader()
  return {
    read,
    end() {
      const { texts, firstText } = found
      if (!firstText) return { found: { texts } }
      return { next: categoryPass(), notices: [['table.mixed', { ...firstText }]] }
    },
  }
}
