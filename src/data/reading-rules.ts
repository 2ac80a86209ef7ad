// The version of the rules by which data is read where its options leave something open, such as a header.

/** Rules of Jamjae 0.1, and those of today. A run keeps the rules that it was trained with (`data.rules` in run.json), so
 *  that its data stays the same. */
export const readingRules = { first: 1, current: 2 } as const

/** The rules of a run, by its `data` in run.json. */
export function rulesOf({ rules = readingRules.first }: { rules?: number | undefined }): number {
  return rules
}
