// The runs in a folder.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unreadable } from '../data/unreadable.js'
import { JamjaeError } from '../errors.js'
import { runFiles } from './run-folder.js'
import { type RunSummary, summaryOf } from './run-summary.js'

/** A folder that was a run, but cannot be read as one. */
export interface BrokenRun {
  readonly path: string
  readonly name: string
  readonly problem: JamjaeError
}

/** All runs that lie directly in the folder at `path`, or the one that it is itself: the newest first, broken ones
 *  last. Other folders are left out. Throws ConfigError where there is no such folder. */
export async function listRuns(path: string): Promise<(RunSummary | BrokenRun)[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
    throw unreadable(path, cause)
  })
  const isRun = entries.some(({ name }) => name === runFiles.description)
  const names = entries.filter((entry) => !entry.isFile()).map(({ name }) => name)
  const found = await Promise.all(
    isRun ? [runAt(path, path)] : names.map((name) => runAt(join(path, name), name)),
  )
  const runs = found.flatMap((each) => each ?? [])
  return [
    ...runs.filter((each) => 'status' in each).sort(byTime),
    ...runs.filter((each) => 'problem' in each).sort((a, b) => (a.name < b.name ? -1 : 1)),
  ]
}

/** The run at `path`; undefined where nothing of a run lies there. */
export async function runAt(
  path: string,
  name: string,
): Promise<RunSummary | BrokenRun | undefined> {
  try {
    return await summaryOf(path)
  } catch (problem) {
    if (!(problem instanceof JamjaeError)) throw problem
    const isOther = problem.key === 'run.missing' && !(await hasParts(path))
    return isOther ? undefined : { path, name, problem }
  }
}

/** Whether something of a run is there, although run.json is not. */
async function hasParts(path: string): Promise<boolean> {
  const parts = [runFiles.metrics, runFiles.lastCheckpoint].map((part) => stat(join(path, part)))
  return (await Promise.allSettled(parts)).some(({ status }) => status === 'fulfilled')
}

function byTime({ description: a }: RunSummary, { description: b }: RunSummary): number {
  return Date.parse(b.created) - Date.parse(a.created)
}
