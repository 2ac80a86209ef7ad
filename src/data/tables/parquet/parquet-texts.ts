// Cells of Parquet as exact texts, so that a file of text can hold the same values.
import type { FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet'
import type { ParquetColumn } from './parquet-columns.js'

/** Timestamps stay numbers of their unit, which a Date may not hold. */
export const exactParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => value,
  timestampFromMicroseconds: (value) => value,
  timestampFromNanoseconds: (value) => value,
  dateFromDays: (value) => value,
}

/** Where a column of decimals has no type, so that its integers are read. */
export function withoutDecimals(metadata: FileMetaData, name: string): FileMetaData {
  const schema = metadata.schema.map((element): SchemaElement => {
    if (element.name !== name || element.converted_type !== 'DECIMAL') return element
    const { converted_type: _, logical_type: __, ...others } = element
    return others
  })
  return { ...metadata, schema }
}

/** Undefined for missing values, and for values that a text cannot hold. */
export function exactText(value: unknown, { declared, unit }: ParquetColumn): string | undefined {
  if (value === null || value === undefined || Number.isNaN(value)) return undefined
  if (declared?.type === 'boolean') return value ? 'True' : 'False'
  if (declared?.type === 'decimal') return decimalText(integerOf(value), declared.scale)
  if (declared?.type === 'date') return dayText(Number(value))
  if (declared?.type === 'time') return timeText(integerOf(value), declared.perDay)
  if (declared?.type === 'timestamp') return timestampText(integerOf(value), unit ?? 'NANOS')
  if (Object.is(value, -0)) return '-0.0'
  if (['number', 'bigint', 'string'].includes(typeof value)) return String(value)
  return undefined
}

/** Big-endian and in two's complement where it is stored as bytes. */
function integerOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint)
  const magnitude = value.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return BigInt.asIntN(8 * value.length, magnitude)
}

function decimalText(integer: bigint, scale: number): string {
  const digits = String(integer < 0n ? -integer : integer).padStart(scale + 1, '0')
  const at = digits.length - scale
  const fraction = scale > 0 ? `.${digits.slice(at)}` : ''
  return `${integer < 0n ? '-' : ''}${digits.slice(0, at)}${fraction}`
}

const msPerDay = 86_400_000
const nanosecondsPerDay = 86_400_000_000_000n
const perSecond = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n }
const fractionDigits = 9

function dayText(days: number): string {
  return new Date(days * msPerDay).toISOString().replace(/T.*/, '')
}

function timestampText(value: bigint, unit: keyof typeof perSecond): string {
  const parts = perSecond[unit]
  const rest = ((value % parts) + parts) % parts
  const seconds = new Date(Number((value - rest) / parts) * 1000)
  const fraction = String(rest * (perSecond.NANOS / parts)).padStart(fractionDigits, '0')
  return seconds
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$/, `.${fraction}`)
}

/** Timestamps of one column without what is zero in all of them: the fraction of a second, or its last digits; and
 *  with `isUtc` false the time of midnight. With it, they end with their time zone. */
export function shortenTimestamps(
  texts: readonly (string | undefined)[],
  { isUtc }: { isUtc: boolean },
): (string | undefined)[] {
  const all = texts.filter((text) => text !== undefined)
  const endings = isUtc ? timeEndings.slice(1) : timeEndings
  const ending = endings.find((each) => all.every((text) => text.endsWith(each))) ?? ''
  return texts.map((text) => text && text.slice(0, text.length - ending.length) + zoneOf(isUtc))
}

/** Without a fraction that is zero. */
function timeText(value: bigint, perDay: number): string {
  const nanoseconds = value * (nanosecondsPerDay / BigInt(perDay))
  const [, time = ''] = timestampText(nanoseconds, 'NANOS').split(' ')
  return time.replace(/\.?(?:000)+$/, '')
}

const timeEndings = [' 00:00:00.000000000', '.000000000', '000000', '000']
const zoneOf = (isUtc: boolean) => (isUtc ? '+00:00' : '')
