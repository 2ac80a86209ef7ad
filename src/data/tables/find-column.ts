// Finds the column that a user names.

/** By its name, else by its number from 1; returns an index, -1 where there is none. */
export function findColumn(names: readonly string[], requested: string): number {
  const exact = names.indexOf(requested)
  if (exact >= 0) return exact
  const similar = names.findIndex((name) => normalizeName(name) === normalizeName(requested))
  if (similar >= 0) return similar
  return /^\d+$/.test(requested) && Number(requested) <= names.length ? Number(requested) - 1 : -1
}

/** A name as it is compared. */
export function normalizeName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
