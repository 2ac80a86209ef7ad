// The name this command was called by, and shell quoting.
import { basename, relative } from 'node:path'

/** The command as the user called it, so that printed commands can be copied. */
export function commandName(): string {
  const script = process.argv[1] ?? ''
  return basename(script) === 'jamjae' ? 'jamjae' : `node ${relative('', script)}`
}

/** Quotes a path as one shell word that is not parsed as an option. */
export function quoteForShell(path: string): string {
  const place = path.startsWith('-') ? `./${path}` : path
  return /^[\w@%+=:,./가-힣-]+$/.test(place) ? place : `'${place.replaceAll("'", "'\\''")}'`
}
