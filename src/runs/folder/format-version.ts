// Format versions of the files in a run folder: a newer version is reported as newer, not as damaged.
import { NewerFormatError } from '../../errors.js'
import { version } from '../../version.js'

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
    const [, family, version = ''] = /^(.*)-(\d+(?:\.\d+)*)$/.exec(String(each)) ?? []
    return { family, version }
  })
  if (!expected || !actual || actual.family !== expected.family) return
  if (compareVersions(actual.version, expected.version) <= 0) return
  const values = { path, expected: expected.version, actual: actual.version }
  throw new NewerFormatError('format.newer', values)
}

/** Whether `written`, the version of the Jamjae that wrote a file, is newer than this one. */
export function isNewerVersion(written: unknown): written is string {
  return (
    typeof written === 'string' && /^\d+\./.test(written) && compareVersions(written, version) > 0
  )
}

/** The error where the file at `path`, which Jamjae `actual` wrote, has a `field` that this one does not know. */
export function newerVersionError(
  path: string,
  { actual, field }: { actual: string; field: string },
  cause: unknown,
): NewerFormatError {
  return new NewerFormatError('run.newer', { path, actual, expected: version, field }, { cause })
}

/** Negative, zero or positive; without what follows the numbers. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((each) =>
    (/^[\d.]*/.exec(each)?.[0] ?? '').split('.').map(Number),
  )
  for (const [at, part] of (a ?? []).entries())
    if (part !== (b?.[at] ?? 0)) return part - (b?.[at] ?? 0)
  return 0
}
