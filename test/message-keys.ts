// Which messages of a table the sources use: by name, and by keys composed at run time.

/** Values of the part that is only known at run time, by the key with `*` in its place: `status.*`. */
export type BuiltKeys = Readonly<Record<string, readonly (string | number | boolean)[]>>

/** `status.${status}` as `status.*`, for composed keys in the sources. */
function patternsIn(code: string): string[] {
  const found = code.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{[^}]*\}((?:\.\w+)*)`/gi)
  return [...new Set([...found].map(([, before, after]) => `${before}*${after}`))]
}

export interface MessageUse {
  /** Unused. */
  readonly unused: readonly string[]
  /** Composed in the sources, but without declared values. */
  readonly undeclared: readonly string[]
  /** Declared, but never composed. */
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
  // A plain word occurs in the sources for much else, too.
  const isNamed = (key: string) =>
    key.includes('.')
      ? code.includes(`'${key}'`)
      : new RegExp(`\\btranslate\\([^)]*'${key}'`).test(code)
  return {
    unused: keys.filter((key) => !said.has(key) && !isNamed(key)),
    undeclared: patterns.filter((pattern) => !declared.includes(pattern)),
    stale: declared.filter((pattern) => !patterns.includes(pattern)),
  }
}

function groupOf(key: string): string {
  return key.split('.')[0] ?? ''
}
