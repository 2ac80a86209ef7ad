// One line that counts while something long goes on; only on a terminal.
import { type Console, eraseLine } from './console.js'

/** Tells how much of something is done; the line goes away with the last of it. */
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
