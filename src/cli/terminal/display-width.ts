// The columns that a text takes on a terminal.
import fastStringWidth from 'fast-string-width'

/** Columns of `text`: two for wide characters, none for escape sequences. Korean file names of macOS come decomposed. */
export function displayWidth(text: string): number {
  return fastStringWidth(text.normalize('NFC'))
}
