// What every command is given: a language, and ways to write.
import type { Language, MessageKey, MessageValues } from '../../messages/messages.js'
import { message } from '../../messages/messages.js'

/** Clears the line of a terminal on which the cursor stands. */
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

  /** A number with its thousands apart. */
  number(value: number, digits = 0): string {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return value.toLocaleString('en-US', options)
  }

  /** Faint, where a terminal shows it and nobody asked for plain text. */
  faint(text: string): string {
    return this.errors.isTTY && !process.env.NO_COLOR ? `\x1b[2m${text}\x1b[22m` : text
  }
}
