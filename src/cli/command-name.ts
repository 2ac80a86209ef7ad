// The name of this command.
import { basename, relative } from 'node:path'

/** How this command was called, so that what is printed can be typed. */
export function commandName(): string {
  const script = process.argv[1] ?? ''
  return basename(script) === 'jamjae' ? 'jamjae' : `node ${relative('', script)}`
}
