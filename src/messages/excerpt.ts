// What a value read from JSON is, short enough to stand in a sentence.

/** Its JSON, of which no more than the first `most` characters are shown. */
export function excerpt(value: unknown, maxLength = 100): string {
  const json = written(value, maxLength)
  return json.length > maxLength ? `${json.slice(0, maxLength)}…` : json
}

/** Exact in its first `most` characters. What is nested deeper than the stack can be read from JSON, but not every
 *  version of Node can write it again: so nothing is written that begins later. */
function written(value: unknown, most: number): string {
  let begun = 0
  // Every value is at least one character, and begins after those that were asked for before it.
  return JSON.stringify(value, (_, each) => (begun++ > most ? null : each))
}
