// Suggested commands for a run on a table, with rows instead of pictures.

import { quoteForShell } from './command-name.js'

/** Command lines for a run; `word`: its quoted path; `given`: the columns that its model is conditional on. */
export function tableCommands(word: string, given: readonly string[] = []): string[] {
  const pairs = given.map((column) => ` --given ${quoteForShell(`${column}=VALUE`)}`)
  return [`reconstruct ${word} --out filled.csv`, `sample ${word}${pairs.join('')} --out new.csv`]
}
