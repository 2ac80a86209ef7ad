// Reads and writes dates, times and both in the notation of a column, as days since 1970.
import type { DateNotation } from './notation.js'

/** Which number of a date is which: year first, or at the end after day or month. */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'ym', 'compact', 'time'] as const
export type DateOrder = (typeof dateOrders)[number]

/** A text as a date of one order. */
export interface ParsedDate {
  /** Days since 1970, of a time alone the fraction of a day; in UTC where it has a zone. */
  readonly days: number
  /** What is written around the numbers. */
  readonly marks: readonly string[]
  /** Whether month and day, and hours, of one digit have a zero before them; undefined where all have two digits. */
  readonly isPadded: boolean | undefined
  readonly isHourPadded: boolean | undefined
  /** 0 without a time, else 1 for minutes, 2 for seconds, 3 and more for each digit of their fraction. */
  readonly precision: number
  readonly zone: string
}

const msPerDay = 86_400_000
const secondsPerDay = 86_400
const year = '[1-9]\\d{3}'
const short = '\\d{1,2}'
const datePatterns: Readonly<Record<DateOrder, RegExp>> = {
  ymd: new RegExp(`^(${year})([-/.]|\\. |년 ?)(${short})([-/.]|\\. |월 ?)(${short})(\\.|일)?`),
  dmy: new RegExp(`^(${short})([-/.])(${short})([-/.])(${year})`),
  mdy: new RegExp(`^(${short})([-/.])(${short})([-/.])(${year})`),
  ym: new RegExp(`^(${year})(-)(\\d\\d)$`),
  compact: /^((?:19|20)\d\d)()(\d\d)()(\d\d)$/,
  time: /^/,
}
const timePattern =
  /^([T ]?)(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(\s?(?:Z|[+-]\d\d(?::?\d\d)?))?$/

/** The text as a date of this order; undefined where it is none. */
export function parseDate(text: string, order: DateOrder): ParsedDate | undefined {
  const found = datePatterns[order].exec(text)
  if (!found) return undefined
  const [date, first = '', mark = '', second = '', otherMark = '', third = '', last = ''] = found
  const isOdd = order !== 'time' && order !== 'ym' && !fitTogether(mark, otherMark, last)
  const days = order === 'time' ? 0 : daysOf(order, [first, second, third])
  const time = parseTime(text.slice(date.length), order)
  if (isOdd || days === undefined || !time) return undefined
  const numbers = order === 'ymd' ? [second, third] : [first, second]
  const isDate = ['ymd', 'dmy', 'mdy'].includes(order)
  return {
    days: days + time.days,
    marks: [mark, otherMark, last, time.mark],
    isPadded: isPaddedIn(isDate ? numbers : []),
    isHourPadded: isPaddedIn(time.hours),
    precision: time.precision,
    zone: time.zone,
  }
}

function fitTogether(mark: string, other: string, last: string): boolean {
  if (mark.startsWith('년')) return other.startsWith('월') && last === '일'
  return mark === other && (last === '' || mark === '. ')
}

function isPaddedIn(numbers: readonly string[]): boolean | undefined {
  if (numbers.some((digits) => digits.length === 1)) return false
  return numbers.some((digits) => digits.startsWith('0')) ? true : undefined
}

/** Undefined for a day that no calendar has. */
function daysOf(order: DateOrder, numbers: readonly string[]): number | undefined {
  const [first = 0, second = 0, third = 0] = numbers.map(Number)
  const [year, month, day] =
    order === 'dmy'
      ? [third, second, first]
      : order === 'mdy'
        ? [third, first, second]
        : [first, second, order === 'ym' ? 1 : third]
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.getTime() / msPerDay : undefined
}

interface ParsedTime {
  readonly days: number
  readonly mark: string
  readonly precision: number
  readonly zone: string
  readonly hours: readonly string[]
}

function parseTime(text: string, order: DateOrder): ParsedTime | undefined {
  if (text === '')
    return order === 'time' ? undefined : { days: 0, mark: '', precision: 0, zone: '', hours: [] }
  const found = timePattern.exec(text)
  if (!found || order === 'ym' || order === 'compact') return undefined
  const [, mark = '', hours = '', minutes = '', seconds = '', fraction = '', zone = ''] = found
  if ((mark === '') !== (order === 'time') || Number(hours) > 23) return undefined
  const whole = 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds)
  return {
    days: (whole + Number(`0.${fraction}0`)) / secondsPerDay - offsetOf(zone),
    mark,
    precision: fraction ? 2 + fraction.length : seconds ? 2 : 1,
    zone,
    hours: [hours],
  }
}

/** Days that a time zone is ahead of UTC. */
function offsetOf(zone: string): number {
  const found = /([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (!found) return 0
  const minutes = 60 * Number(found[2]) + Number(found[3] ?? 0)
  return ((found[1] === '-' ? -1 : 1) * minutes) / 1440
}

/** The notation of dates of this order that are written so. */
export function dateNotation(order: DateOrder, date: Omit<ParsedDate, 'days'>): DateNotation {
  const { marks, isPadded, isHourPadded, precision, zone } = date
  const [mark = '', otherMark = '', last = '', timeMark = ''] = marks
  const [month, day] = isPadded === false ? ['M', 'D'] : ['MM', 'DD']
  const hour = isHourPadded === false ? 'H' : 'HH'
  const dates: Readonly<Record<DateOrder, string>> = {
    ymd: `YYYY${mark}${month}${otherMark}${day}${last}`,
    dmy: `${day}${mark}${month}${otherMark}YYYY`,
    mdy: `${month}${mark}${day}${otherMark}YYYY`,
    ym: 'YYYY-MM',
    compact: 'YYYYMMDD',
    time: '',
  }
  const seconds = precision > 1 ? ':ss' : ''
  const fraction = precision > 2 ? `.${'S'.repeat(precision - 2)}` : ''
  const time = precision > 0 ? `${timeMark}${hour}:mm${seconds}${fraction}` : ''
  return { type: 'date', pattern: dates[order] + time, ...(zone && { zone }) }
}

/** The order of the dates that a notation writes. */
export function orderOf({ pattern }: DateNotation): DateOrder {
  if (pattern === 'YYYY-MM') return 'ym'
  if (pattern === 'YYYYMMDD') return 'compact'
  if (pattern.startsWith('YYYY')) return 'ymd'
  if (pattern.startsWith('D')) return 'dmy'
  return pattern.startsWith('M') ? 'mdy' : 'time'
}

/** Digits of a fraction of a second that days hold. */
const maxFraction = 6

/** Days since 1970 as a date, rounded to what the notation writes. */
export function formatDate(days: number, { pattern, zone = '' }: DateNotation): string {
  const fraction = /S*$/.exec(pattern)?.[0].length ?? 0
  const digits = Math.min(fraction, maxFraction)
  const perDay = /ss/.test(pattern) ? secondsPerDay * 10 ** digits : /mm/.test(pattern) ? 1440 : 1
  const total = Math.round((days + offsetOf(zone)) * perDay)
  const day = Math.floor(total / perDay)
  const seconds = Math.floor(((total - day * perDay) * secondsPerDay) / perDay + 1e-9)
  const rest = (total - day * perDay) % 10 ** digits
  const date = new Date(day * msPerDay)
  const numbers = {
    YYYY: date.getUTCFullYear(),
    M: date.getUTCMonth() + 1,
    D: date.getUTCDate(),
    H: Math.floor(seconds / 3600),
    m: Math.floor(seconds / 60) % 60,
    s: seconds % 60,
  }
  const text = pattern.replace(/YYYY|MM?|DD?|HH?|mm|ss|S+/g, (token) => {
    if (token.startsWith('S')) return String(rest).padStart(digits, '0').padEnd(fraction, '0')
    const name = token === 'YYYY' ? token : (token[0] as 'M' | 'D' | 'H' | 'm' | 's')
    return String(numbers[name]).padStart(token.length, '0')
  })
  return text + zone
}
