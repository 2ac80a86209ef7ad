// Reads and validates run.json.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import { ConfigError, NewerFormatError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { parseConfiguration } from '../../recipes/resolve.js'
import { version } from '../../version.js'
import { loadRegisteredTypes } from '../modules/registered-types.js'
import { registeredTypesSchema } from '../modules/registered-types-schema.js'
import { isNewerVersion, newerVersionError, refuseNewer, runFormat } from './format-version.js'
import { runFiles } from './run-files.js'
import { descriptionSchema, type RunDescription } from './run-json-schema.js'

export type { RunDescription } from './run-json-schema.js'

/** Reads the run.json of the run folder `path`.
 *  Throws ConfigError if `path` is no run folder or its run.json is damaged, and NewerFormatError if it has a newer
 *  format. */
export async function readDescription(path: string): Promise<RunDescription> {
  const file = join(path, runFiles.description)
  const text = await readFile(file, 'utf8').catch(async (cause) => {
    if (cause.code === 'EISDIR') throw new ConfigError('run.notFile', { path: file }, { cause })
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw readError(file, cause)
    const key = (await hasParts(path)) ? 'run.headless' : 'run.missing'
    throw new ConfigError(key, { path }, { cause })
  })
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch (cause) {
    throw new ConfigError('run.json', { path: file, reason: (cause as Error).message }, { cause })
  }
  refuseNewer(file, valueAt(written, ['format']), runFormat)
  const registered = registeredTypesSchema.safeParse(valueAt(written, ['registered']))
  if (registered.data) await loadRegisteredTypes(registered.data, file)
  const actual = valueAt(written, ['versions', 'jamjae'])
  try {
    return describe(written, file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const field = fieldOf(error)
    if (isNewerVersion(actual)) throw newerVersionError(file, { actual, field }, error)
    // No version of Jamjae writes a setting that it does not know itself.
    if (unknownSettings.some((key) => key === error.key)) {
      const values = { path: file, field, expected: version }
      throw new NewerFormatError('run.unknown', values, { cause: error })
    }
    throw error
  }
}

const unknownSettings = [
  'configuration.key',
  'configuration.keyNear',
  'configuration.keyOfType',
  'configuration.choice',
] as const

/** What an error of `describe` is about, with the value where it is short. */
function fieldOf({ key, values: { path, field, reason, actual } }: ConfigError): string {
  if (key === 'run.incomplete' || key === 'run.json') return String(field ?? reason)
  return [path, ...(actual === undefined ? [] : [actual])].join(': ')
}

/** Throws ConfigError if `written` is no description of a run. */
function describe(written: unknown, file: string): RunDescription {
  const result = descriptionSchema.safeParse(written)
  if (!result.success) {
    const { path: place, message } = result.error.issues[0] as z.core.$ZodIssue
    const field = place.join('.')
    if (valueAt(written, place) === undefined)
      throw new ConfigError('run.incomplete', { path: file, field })
    throw new ConfigError('run.json', { path: file, reason: `${field}: ${message}` })
  }
  const { configuration } = result.data
  return {
    ...result.data,
    configuration: parseConfiguration(configuration, { where: file, stored: true }),
  }
}

/** Whether the folder has other files of a run. run.json is written first, so it was lost then. */
async function hasParts(path: string): Promise<boolean> {
  const parts = [runFiles.metrics, runFiles.lastCheckpoint].map((part) => stat(join(path, part)))
  return (await Promise.allSettled(parts)).some(({ status }) => status === 'fulfilled')
}

function valueAt(value: unknown, place: readonly PropertyKey[]): unknown {
  return place.reduce((found, key) => (found as Record<PropertyKey, unknown>)?.[key], value)
}
