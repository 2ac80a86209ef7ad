// Excerpts of JSON values for error messages.

/** The JSON of a value, truncated to `maxLength` characters. */
export function excerpt(value: unknown, maxLength = 100): string {
  const json = stringify(value, maxLength)
  return json.length > maxLength ? `${json.slice(0, maxLength)}…` : json
}

/** JSON that is exact in its first `maxLength` characters. JSON.parse accepts values nested deeper than the stack, but
 *  not every version of Node can stringify them: values that start later are replaced by null. */
function stringify(value: unknown, maxLength: number): string {
  let started = 0
  // Every value has at least one character, and starts after those that the replacer was called for before it.
  return JSON.stringify(value, (_, each) => (started++ > maxLength ? null : each))
}
