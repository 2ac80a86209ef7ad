// How this command was called, and how its words are written so that a shell takes them.
import { basename, relative } from 'node:path'

/** How this command was called, so that what is printed can be typed. */
export function commandName(): string {
  const script = process.argv[1] ?? ''
  return basename(script) === 'jamjae' ? 'jamjae' : `node ${relative('', script)}`
}

/** A path as one word of a shell, which no command takes for an option. */
export function quoteForShell(path: string): string {
  const place = path.startsWith('-') ? `./${path}` : path
  return /^[\w@%+=:,./가-힣-]+$/.test(place) ? place : `'${place.replaceAll("'", "'\\''")}'`
}
