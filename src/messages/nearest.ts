// Finds what someone probably meant.
import { closest, distance } from 'fastest-levenshtein'

/** The one of `names` that is nearest to `word`, or undefined where none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const name = closest(word.toLowerCase(), names)
  return distance(word.toLowerCase(), name.toLowerCase()) <= Math.max(2, name.length * 0.4)
    ? name
    : undefined
}
