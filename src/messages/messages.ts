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

/** The message `key` in `language`; `{name}` stands for `values.name`, in which control characters, such as a
 *  newline in the name of a file, are spelt out. */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in values ? onOneLine(String(values[name])) : placeholder,
  )
}

/** The text with its control characters spelt out. */
export function onOneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0')
    return character === '\n' ? '\\n' : `\\x${code}`
  })
}
