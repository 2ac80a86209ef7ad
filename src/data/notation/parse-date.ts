// Reads dates, times and both, as days since 1970.
import { monthOf } from './month-names.js'
import { offsetOf } from './time-zone.js'

/** Which part of a date is which: year first, or at the end after day or month, which may be a name (b). */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'dby', 'bdy', 'ym', 'compact', 'time'] as const
export type DateOrder = (typeof dateOrders)[number]

/** A text as a date of one order. */
export interface ParsedDate {
  /** Days since 1970, of a time alone the fraction of a day; in UTC where it has a zone. */
  readonly days: number
  /** What is written around the numbers of the date. */
  readonly marks: readonly [string, string, string]
  /** What is written before a time, and before AM or PM, which is A or a here. */
  readonly timeMarks: readonly [string, string]
  /** Whether the name of the month is whole; undefined where that cannot be seen. */
  readonly isWholeName: boolean | undefined
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
const name = '[A-Z][a-z]{2,8}'
const datePatterns: Readonly<Record<DateOrder, RegExp>> = {
  ymd: new RegExp(`^(${year})([-/.]|\\. |년 ?)(${short})([-/.]|\\. |월 ?)(${short})(\\.|일)?`),
  dmy: new RegExp(`^(${short})([-/.])(${short})([-/.])(${year})`),
  mdy: new RegExp(`^(${short})([-/.])(${short})([-/.])(${year})`),
  dby: new RegExp(`^(${short})([- /])(${name})([- /])(${year})`),
  bdy: new RegExp(`^(${name})( )(${short})(,? )(${year})`),
  ym: new RegExp(`^(${year})(-)(\\d\\d)$`),
  compact: /^((?:19|20)\d\d)()(\d\d)()(\d\d)$/,
  time: /^/,
}
const timePattern =
  /^([T ]?|, )(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:( ?)([AP]M|[ap]m))?(\s?(?:Z|[+-]\d\d(?::?\d\d)?))?$/

/** The text as a date of this order; undefined where it is none. */
export function parseDate(text: string, order: DateOrder): ParsedDate | undefined {
  const found = datePatterns[order].exec(text)
  if (!found) return undefined
  const [date, first = '', mark = '', second = '', otherMark = '', third = '', last = ''] = found
  const marks = [mark, otherMark, last] as const
  const days = order === 'time' ? 0 : daysOf(order, [first, second, third])
  const time = parseTime(text.slice(date.length), order)
  if (days === undefined || !time || !fitTogether(order, marks)) return undefined
  const parts = order === 'ymd' ? [second, third] : [first, second]
  const hasShortParts = ['ymd', 'dmy', 'mdy', 'dby', 'bdy'].includes(order)
  const { hours, days: fraction, ...others } = time
  return {
    ...others,
    days: days + fraction,
    marks,
    isWholeName: isWholeIn([first, second]),
    isPadded: isPaddedIn(hasShortParts ? parts : []),
    isHourPadded: isPaddedIn([hours]),
  }
}

function fitTogether(
  order: DateOrder,
  [mark, other, last]: readonly [string, string, string],
): boolean {
  if (order === 'bdy' || order === 'ym' || order === 'time') return true
  if (mark.startsWith('년')) return other.startsWith('월') && last === '일'
  return mark === other && (last === '' || mark === '. ')
}

function isPaddedIn(parts: readonly string[]): boolean | undefined {
  if (parts.some((digits) => /^\d$/.test(digits))) return false
  return parts.some((digits) => digits.startsWith('0')) ? true : undefined
}

/** May is whole and short. */
function isWholeIn(parts: readonly string[]): boolean | undefined {
  const month = parts.find((part) => /^[A-Z]/.test(part) && part !== 'May')
  return month === undefined ? undefined : month.length > 3
}

/** Undefined for a day that no calendar has. */
function daysOf(order: DateOrder, [first = '', second = '', third = '']: string[]) {
  const [year, month, day] = {
    ymd: [first, second, third],
    compact: [first, second, third],
    ym: [first, second, '1'],
    dmy: [third, second, first],
    mdy: [third, first, second],
    dby: [third, second, first],
    bdy: [third, first, second],
    time: [],
  }[order].map((part) => (/^[A-Z]/.test(part) ? (monthOf(part) ?? Number.NaN) : Number(part)))
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  const isReal = date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  return isReal ? date.getTime() / msPerDay : undefined
}

type ParsedTime = Pick<ParsedDate, 'days' | 'timeMarks' | 'precision' | 'zone'> & {
  readonly hours: string
}

const noTime: ParsedTime = { days: 0, timeMarks: ['', ''], precision: 0, zone: '', hours: '' }

function parseTime(text: string, order: DateOrder): ParsedTime | undefined {
  if (text === '') return order === 'time' ? undefined : noTime
  const found = timePattern.exec(text)
  if (!found || order === 'ym' || order === 'compact') return undefined
  const [, mark = '', hours = '', minutes = '', seconds = '', fraction = ''] = found
  const [space = '', half = '', zone = ''] = found.slice(6)
  const isAfternoon = /p/i.test(half)
  const hour = half ? (Number(hours) % 12) + (isAfternoon ? 12 : 0) : Number(hours)
  const isHour = half ? Number(hours) >= 1 && Number(hours) <= 12 : hour < 24
  if ((mark === '') !== (order === 'time') || !isHour) return undefined
  const whole = 3600 * hour + 60 * Number(minutes) + Number(seconds)
  return {
    days: (whole + Number(`0.${fraction}0`)) / secondsPerDay - offsetOf(zone),
    timeMarks: [mark, half && space + (half === half.toUpperCase() ? 'A' : 'a')],
    precision: fraction ? 2 + fraction.length : seconds ? 2 : 1,
    zone,
    hours,
  }
}
