// The console passed to every command: language, translation and output.
import type { Language, MessageKey, MessageValues } from '../../messages/messages.js'
import { message } from '../../messages/messages.js'

/** Control sequence that clears the current line of a terminal. */
export const eraseLine = '\r\x1b[K'

export class Console {
  constructor(
    readonly language: Language,
    readonly output: NodeJS.WriteStream = process.stdout,
    readonly errors: NodeJS.WriteStream = process.stderr,
  ) {}

  translate(key: MessageKey, values: MessageValues = {}): string {
    return message(this.language, key, values)
  }

  print(line = ''): void {
    this.output.write(`${line}\n`)
  }

  /** A number with thousands separators. */
  number(value: number, digits = 0): string {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return value.toLocaleString('en-US', options)
  }

  /** Faint text on a terminal, unless NO_COLOR is set. */
  faint(text: string): string {
    return this.errors.isTTY && !process.env.NO_COLOR ? `\x1b[2m${text}\x1b[22m` : text
  }
}
