// Looks up a message in one of the languages and fills in its values.
import { en as commandsEn } from './commands/en.js'
import { ko as commandsKo } from './commands/ko.js'
import { en as dataEn } from './data/en.js'
import { ko as dataKo } from './data/ko.js'
import { en as formatsEn } from './formats/en.js'
import { ko as formatsKo } from './formats/ko.js'
import { en as helpEn } from './help/en.js'
import { ko as helpKo } from './help/ko.js'
import { en as noticesEn } from './notices/en.js'
import { ko as noticesKo } from './notices/ko.js'
import { withParticles } from './particles.js'
import { en as picturesEn } from './pictures/en.js'
import { ko as picturesKo } from './pictures/ko.js'
import { en as runsEn } from './runs/en.js'
import { ko as runsKo } from './runs/ko.js'
import { en as settingsEn } from './settings/en.js'
import { ko as settingsKo } from './settings/ko.js'
import { en as studioEn } from './studio/en.js'
import { ko as studioKo } from './studio/ko.js'
import { en as tablesEn } from './tables/en.js'
import { ko as tablesKo } from './tables/ko.js'
import { en as trainingEn } from './training/en.js'
import { ko as trainingKo } from './training/ko.js'

/** English messages. An error reads: <where>: <expected>, got <actual>. <what to do> */
export const en = {
  ...commandsEn,
  ...dataEn,
  ...formatsEn,
  ...helpEn,
  ...noticesEn,
  ...picturesEn,
  ...runsEn,
  ...settingsEn,
  ...studioEn,
  ...tablesEn,
  ...trainingEn,
}

/** Korean messages, one for every English one. */
export const ko: Record<keyof typeof en, string> = {
  ...commandsKo,
  ...dataKo,
  ...formatsKo,
  ...helpKo,
  ...noticesKo,
  ...picturesKo,
  ...runsKo,
  ...settingsKo,
  ...studioKo,
  ...tablesKo,
  ...trainingKo,
}

export type Language = 'en' | 'ko'
export type MessageKey = keyof typeof en
/** The stable codes of notices. */
export type NoticeCode = keyof typeof noticesEn
/** A message within another one, in the same language. */
export interface NestedMessage {
  readonly key: MessageKey
  readonly values?: MessageValues
}
export type MessageValue = string | number | NestedMessage
export type MessageValues = Readonly<Record<string, MessageValue>>

const tables: Record<Language, Record<MessageKey, string>> = { en, ko }

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}

/** Maximum characters of a value: a name or a cell in a damaged file may have megabytes. */
const maxValueLength = 1000

/** Placeholders whose numbers are identifiers, not counts: their digits are not grouped. */
const identifiers: readonly string[] = ['port', 'usual', 'seed']

/** The message `key` in `language`; `{name}` is replaced by `values.name`. Control characters in values, line separators
 *  and bidirectional controls (a newline in a file name, for example) are escaped; a very long value is truncated in the
 *  middle. */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  const text = tables[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in values
      ? onOneLine(truncateMiddle(textOf(language, name, values[name] ?? '')))
      : placeholder,
  )
  return language === 'ko' ? withParticles(text) : text
}

function textOf(language: Language, name: string, value: MessageValue): string {
  if (typeof value === 'object') return message(language, value.key, value.values)
  if (language === 'ko' && Number.isSafeInteger(value) && !identifiers.includes(name))
    return value.toLocaleString('ko')
  return String(value)
}

function truncateMiddle(text: string): string {
  if (text.length <= maxValueLength) return text
  return `${text.slice(0, maxValueLength / 2)}…${text.slice(-maxValueLength / 2)}`
}

/** Escapes control characters, and the line separators and bidirectional controls, which are in other Unicode
 *  categories. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16)
    if (character === '\n') return '\\n'
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`
  })
}
