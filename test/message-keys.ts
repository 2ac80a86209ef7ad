// Which messages of a table the sources can say: those they name, and those they put together of parts.

/** Values of the part that is only known at run time, by the key with `*` in its place: `status.*`. */
export type BuiltKeys = Readonly<Record<string, readonly (string | number | boolean)[]>>

/** `status.${status}` as `status.*`, where the sources put such keys together. */
function patternsIn(code: string): string[] {
  const found = code.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{[^}]*\}((?:\.\w+)*)`/gi)
  return [...new Set([...found].map(([, before, after]) => `${before}*${after}`))]
}

export interface MessageUse {
  /** Nobody says them. */
  readonly unused: readonly string[]
  /** Put together in the sources, but nobody has declared of what. */
  readonly undeclared: readonly string[]
  /** Declared, but put together nowhere. */
  readonly stale: readonly string[]
}

export function messageUse(keys: readonly string[], code: string, built: BuiltKeys): MessageUse {
  const groups = new Set(keys.map(groupOf))
  const patterns = patternsIn(code).filter((pattern) => groups.has(groupOf(pattern)))
  const declared = Object.keys(built)
  const said = new Set(
    patterns.flatMap((pattern) =>
      (built[pattern] ?? []).map((value) => pattern.replace('*', String(value))),
    ),
  )
  // A word of its own stands in the sources for much else, too.
  const isNamed = (key: string) =>
    key.includes('.') ? code.includes(`'${key}'`) : new RegExp(`\\bsay\\([^)]*'${key}'`).test(code)
  return {
    unused: keys.filter((key) => !said.has(key) && !isNamed(key)),
    undeclared: patterns.filter((pattern) => !declared.includes(pattern)),
    stale: declared.filter((pattern) => !patterns.includes(pattern)),
  }
}

function groupOf(key: string): string {
  return key.split('.')[0] ?? ''
}
