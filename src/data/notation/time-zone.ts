// Time zones as dates write them.

const minutesPerDay = 1440

/** Days that a time zone, such as Z or +09:00, is ahead of UTC; 0 for an empty text. */
export function offsetOf(zone: string): number {
  const found = /([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (!found) return 0
  const minutes = 60 * Number(found[2]) + Number(found[3] ?? 0)
  return ((found[1] === '-' ? -1 : 1) * minutes) / minutesPerDay
}
