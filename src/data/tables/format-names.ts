// The names of columns in a message.

const shownColumns = 12

/** The first of them, and how many there are if these are not all. */
export function formatNames(names: readonly string[]): string {
  const shown = names.slice(0, shownColumns).join(', ')
  return names.length > shownColumns ? `${shown}, … (${names.length})` : shown
}
