// The page's texts and numbers in the reader's language.
import type { Language } from '../../../messages/messages.js'
import { getStored, setStored } from '../local-storage.js'
import { en } from './en.js'
import { ko } from './ko.js'

export type WordKey = keyof typeof en

const tables: Record<Language, Record<WordKey, string>> = { en, ko }
const chosen = getStored('language')
const preferred = navigator.language.startsWith('ko') ? 'ko' : 'en'
const first: Language = chosen === 'en' || chosen === 'ko' ? chosen : preferred
let language = $state(first)

document.documentElement.lang = first

export function currentLanguage(): Language {
  return language
}

export function chooseLanguage(next: Language): void {
  language = next
  setStored('language', next)
  document.documentElement.lang = next
}

/** The text of that key; `{name}` is replaced by `values.name`. */
export function translate(
  key: WordKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in values ? String(values[name]) : placeholder,
  )
}

/** The text of a key that is only known at run time, if it exists. */
export function sayIfKnown(key: string): string | undefined {
  return Object.hasOwn(en, key) ? translate(key as WordKey) : undefined
}

export function count(value: number): string {
  return value.toLocaleString(language)
}

/** A metric of a model: four significant digits, or more before the decimal point. */
export function formatMetric(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  const places = size === 0 || size >= 100 ? 2 : size >= 1 ? 3 : size >= 0.01 ? 4 : 6
  return value.toFixed(places).replace('-', '−')
}

/** Longer durations are given in days. */
const longHours = 72

/** 4:05 or 1:04:05. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  if (hours >= longHours) return translate('days', { days: count(Math.round(hours / 24)) })
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

export function formatDateTime(time: string): string {
  const written = new Date(time)
  return Number.isNaN(written.getTime())
    ? ''
    : written.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
}

/** Without the year for the current one. */
export function shortMoment(time: string): string {
  const written = new Date(time)
  if (written.getFullYear() !== new Date().getFullYear()) return formatDateTime(time)
  return written.toLocaleString(language, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`
}
