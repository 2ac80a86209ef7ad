// Format versions of the files in a run folder: a newer version is reported as newer, not as damaged.
import { NewerFormatError } from '../../errors.js'

/** Format of run.json. The number increases only if an earlier Jamjae would misread the file; adding fields does not
 *  change it. */
export const runFormat = 'jamjae-run-1'
/** Format of a checkpoint's metadata, by the same rule. */
export const checkpointFormat = 'jamjae-checkpoint-1'

/** Throws NewerFormatError if `written`, the format stated by the file at `path`, is a newer version of `known`. */
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
