// English names of months.

export const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const

/** The first three letters. */
export function shortMonthName(month: number): string {
  return (monthNames[month - 1] ?? '').slice(0, 3)
}

/** The number of a month, counted from 1, of its whole name or the first three letters; undefined for other texts. */
export function monthOf(name: string): number | undefined {
  const at = monthNames.findIndex((each) => each === name || each.slice(0, 3) === name)
  return at < 0 ? undefined : at + 1
}
