// What a value read from JSON is, short enough to stand in a sentence.

/** Its JSON, of which no more than the first `most` characters are shown. */
export function excerpt(value: unknown, most = 100): string {
  const json = written(value)
  return json.length > most ? `${json.slice(0, most)}…` : json
}

/** What is nested deeper than the stack is read from JSON, but cannot be written again. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}'
  }
}
