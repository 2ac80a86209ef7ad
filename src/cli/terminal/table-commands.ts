// Suggested commands for a run on a table, with rows instead of pictures.

/** Command lines for a run; `word`: its quoted path. */
export function tableCommands(word: string): string[] {
  return [`reconstruct ${word} --out filled.csv`, `sample ${word} --out new.csv`]
}
