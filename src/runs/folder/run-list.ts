// The runs in a folder.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { JamjaeError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { runFiles } from './run-files.js'
import { loadSummary, type RunSummary } from './run-summary.js'

/** A folder that was a run, but cannot be read as one; where a newer Jamjae wrote it, `problem` is a NewerFormatError. */
export interface BrokenRun {
  readonly path: string
  readonly name: string
  readonly problem: JamjaeError
}

/** All runs that lie directly in the folder at `path`, or the one that it is itself: the newest first, broken ones
 *  last. Other folders and hidden ones are left out. Throws ConfigError where there is no such folder. */
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

/** The run at `path`; undefined where nothing of a run is there. */
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
