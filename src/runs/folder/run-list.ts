// The runs in a folder.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { JamjaeError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { runFiles } from './run-files.js'
import { loadSummary, type RunSummary } from './run-summary.js'

/** A run folder that cannot be read; if a newer Jamjae wrote it, `problem` is a NewerFormatError. */
export interface BrokenRun {
  readonly path: string
  readonly name: string
  readonly problem: JamjaeError
}

/** All runs directly in the folder `path`, or the run that `path` itself is: newest first, damaged ones last. Other
 *  folders and hidden ones are ignored. Throws ConfigError if there is no such folder. */
export async function listRuns(path: string): Promise<(RunSummary | BrokenRun)[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
    throw readError(path, cause)
  })
  const isRun = entries.some(({ name }) => name === runFiles.description)
  const names = entries
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  const found = await Promise.all(
    isRun ? [runAt(path, path)] : names.map((name) => runAt(join(path, name), name)),
  )
  const runs = found.flatMap((each) => each ?? [])
  return [
    ...runs.filter((each) => 'status' in each).sort(byTime),
    ...runs.filter((each) => 'problem' in each).sort((a, b) => (a.name < b.name ? -1 : 1)),
  ]
}

/** The run at `path`; undefined if it is no run. */
export async function runAt(
  path: string,
  name: string,
): Promise<RunSummary | BrokenRun | undefined> {
  try {
    return await loadSummary(path)
  } catch (problem) {
    if (!(problem instanceof JamjaeError)) throw problem
    return problem.key === 'run.missing' ? undefined : { path, name, problem }
  }
}

function byTime({ description: a }: RunSummary, { description: b }: RunSummary): number {
  return Date.parse(b.created) - Date.parse(a.created)
}
