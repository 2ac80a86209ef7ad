// Writes dates, times and both in the notation of a column, from days since 1970.
import { monthNames, shortMonthName } from './month-names.js'
import type { DateNotation } from './notation.js'
import type { DateOrder, ParsedDate } from './parse-date.js'
import { offsetOf } from './time-zone.js'

const msPerDay = 86_400_000
const secondsPerDay = 86_400

/** The notation of dates of this order that are written so. */
export function dateNotation(order: DateOrder, date: Omit<ParsedDate, 'days'>): DateNotation {
  const [mark, otherMark, last] = date.marks
  const [timeMark, half] = date.timeMarks
  const { precision, zone } = date
  const [month, day] = date.isPadded === false ? ['M', 'D'] : ['MM', 'DD']
  const name = date.isWholeName ? 'MMMM' : 'MMM'
  const hour = half ? 'h' : 'H'
  const dates: Readonly<Record<DateOrder, string>> = {
    ymd: `YYYY${mark}${month}${otherMark}${day}${last}`,
    dmy: `${day}${mark}${month}${otherMark}YYYY`,
    mdy: `${month}${mark}${day}${otherMark}YYYY`,
    dby: `${day}${mark}${name}${otherMark}YYYY`,
    bdy: `${name}${mark}${day}${otherMark}YYYY`,
    ym: 'YYYY-MM',
    compact: 'YYYYMMDD',
    time: '',
  }
  const hours = date.isHourPadded === false ? hour : hour + hour
  const seconds = precision > 1 ? ':ss' : ''
  const fraction = precision > 2 ? `.${'S'.repeat(precision - 2)}` : ''
  const time = precision > 0 ? `${timeMark}${hours}:mm${seconds}${fraction}${half}` : ''
  return { type: 'date', pattern: dates[order] + time, ...(zone && { zone }) }
}

/** The order of the dates that a notation writes. */
export function orderOf({ pattern }: DateNotation): DateOrder {
  if (pattern === 'YYYY-MM') return 'ym'
  if (pattern === 'YYYYMMDD') return 'compact'
  if (pattern.startsWith('YYYY')) return 'ymd'
  if (pattern.startsWith('D')) return pattern.includes('MMM') ? 'dby' : 'dmy'
  if (pattern.startsWith('MMM')) return 'bdy'
  return pattern.startsWith('M') ? 'mdy' : 'time'
}

/** Digits of a fraction of a second that days hold. */
const maxFraction = 6
const tokens = /YYYY|MMMM|MMM|MM?|DD?|HH?|hh?|mm|ss|S+|A|a/g

/** Days since 1970 as a date, rounded to what the notation writes. */
export function formatDate(days: number, { pattern, zone = '' }: DateNotation): string {
  const fraction = /S+/.exec(pattern)?.[0].length ?? 0
  const digits = Math.min(fraction, maxFraction)
  const hasSeconds = pattern.includes('ss')
  const perDay = hasSeconds ? secondsPerDay * 10 ** digits : pattern.includes('mm') ? 1440 : 1
  const total = Math.round((days + offsetOf(zone)) * perDay)
  const day = Math.floor(total / perDay)
  const seconds = Math.floor(((total - day * perDay) * secondsPerDay) / perDay + 1e-9)
  const date = new Date(day * msPerDay)
  const month = date.getUTCMonth() + 1
  const hours = Math.floor(seconds / 3600)
  const half = hours < 12 ? 'am' : 'pm'
  const numbers: Readonly<Record<string, number>> = {
    Y: date.getUTCFullYear(),
    M: month,
    D: date.getUTCDate(),
    H: hours,
    h: hours % 12 || 12,
    m: Math.floor(seconds / 60) % 60,
    s: seconds % 60,
  }
  const rest = String((total - day * perDay) % 10 ** digits).padStart(digits, '0')
  const texts: Readonly<Record<string, string>> = {
    MMMM: monthNames[month - 1] ?? '',
    MMM: shortMonthName(month),
    A: half.toUpperCase(),
    a: half,
    ['S'.repeat(fraction)]: rest.padEnd(fraction, '0'),
  }
  const text = pattern.replace(tokens, (token) => {
    const number = String(numbers[token[0] ?? ''])
    return texts[token] ?? number.padStart(token.length, '0')
  })
  return text + zone
}
