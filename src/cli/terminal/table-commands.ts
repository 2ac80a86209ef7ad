// What one may try with a run on a table, of which there are rows instead of pictures.

/** Words of commands for a run called `word`. */
export function tableCommands(word: string): string[] {
  return [`reconstruct ${word} --out filled.csv`, `sample ${word} --out new.csv`]
}
