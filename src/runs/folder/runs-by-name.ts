// Unique names for several runs.
import { basename, resolve } from 'node:path'

/** Run folders, each once, by their current names; equal names are numbered. */
export function runsByName(paths: readonly string[]): Map<string, string> {
  const byName = new Map<string, string>()
  for (const path of new Map(paths.map((each) => [resolve(each), each])).values()) {
    const name = basename(resolve(path))
    let unique = name
    for (let number = 2; byName.has(unique); number++) unique = `${name}-${number}`
    byName.set(unique, path)
  }
  return byName
}
