// The versions of what a run's folder holds: a later one is called newer, not damaged.
import { NewerFormatError } from '../../errors.js'

/** Of run.json. The number rises only where an earlier Jamjae would misread the file; fields may be added without. */
export const runFormat = 'jamjae-run-1'
/** Of a checkpoint's metadata, by the same rule. */
export const checkpointFormat = 'jamjae-checkpoint-1'

/** Throws NewerFormatError where `written`, as the file at `path` says, is a later version of the format `known`. */
export function refuseNewer(
  path: string,
  written: unknown,
  known: typeof runFormat | typeof checkpointFormat,
): void {
  const [expected, actual] = [known, written].map((each) => {
    const [, family, version] = /^(.*)-(\d+)$/.exec(String(each)) ?? []
    return { family, version: Number(version) }
  })
  if (!expected || !actual || actual.family !== expected.family) return
  if (actual.version <= expected.version) return
  const values = { path, expected: expected.version, actual: actual.version }
  throw new NewerFormatError('format.newer', values)
}
