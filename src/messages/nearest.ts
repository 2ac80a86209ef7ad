// Finds what someone probably meant.
import { closest, distance } from 'fastest-levenshtein'

/** The one of `names` that is nearest to `word`, or undefined where none is near. */
export function closestMatch(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const name = closest(word.toLowerCase(), names)
  const apart = distance(word.toLowerCase(), name.toLowerCase())
  return apart <= maxDistance(word, name) ? name : undefined
}

/** Of short words, two letters are most of them. */
function maxDistance(word: string, { length }: string): number {
  return Math.min(word.length, length) < 4 ? 1 : Math.max(2, length * 0.4)
}
