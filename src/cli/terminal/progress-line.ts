// A progress line for long operations; only on a terminal.
import { type Console, eraseLine } from './console.js'

/** A progress callback that updates the line and erases it at the end. */
export function progressLine(
  terminal: Console,
  what: string,
): ((done: number, of: number) => void) | undefined {
  const { errors } = terminal
  if (!errors.isTTY) return undefined
  return (done, of) => {
    const counts = `${terminal.number(done)} / ${terminal.number(of)}`
    errors.write(done < of ? `${eraseLine}${what}  ${counts}` : eraseLine)
  }
}
