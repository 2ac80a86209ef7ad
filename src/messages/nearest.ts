// Finds the closest name for a misspelt one.
import { closest, distance } from 'fastest-levenshtein'

/** The closest of `names` to `word` by Levenshtein distance, or undefined if none is close. */
export function closestMatch(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const name = closest(word.toLowerCase(), names)
  const apart = distance(word.toLowerCase(), name.toLowerCase())
  return apart <= maxDistance(word, name) ? name : undefined
}

/** Maximum distance; smaller for short words. */
function maxDistance(word: string, { length }: string): number {
  return Math.min(word.length, length) < 4 ? 1 : Math.max(2, length * 0.4)
}
