// Text that was meant as a JSON object, such as {type:mixture}: shells remove quotes.
import { isRecord } from './with-setting.js'

/** The object that the text stands for once its words have quotes; undefined if it stands for none. */
export function unquotedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const trimmed = text.trim().replaceAll("'", '"')
  if (!trimmed.includes(':')) return undefined
  // A shell makes two words of {a,b}, each without braces.
  const whole = trimmed.startsWith('{') ? trimmed : `{${trimmed}}`
  const quoted = whole.replaceAll(/"[^"]*"|[A-Za-z_][\w.-]*/g, (word) =>
    word.startsWith('"') || /^(true|false|null)$/.test(word) ? word : JSON.stringify(word),
  )
  try {
    const value: unknown = JSON.parse(quoted)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
