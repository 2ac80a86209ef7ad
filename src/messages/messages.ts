// Looks up a message in one of the languages and fills in its values.
import { en } from './en.js'
import { ko } from './ko.js'

export type Language = 'en' | 'ko'
export type MessageKey = keyof typeof en
export type MessageValues = Readonly<Record<string, string | number>>

const tables: Record<Language, Record<MessageKey, string>> = { en, ko }

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}

/** The message `key` in `language`; `{name}` stands for `values.name`. */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in values ? String(values[name]) : placeholder,
  )
}
