// What a run's folder says of the run: run.json, checked when it is read.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import { unreadable } from '../data/unreadable.js'
import { ConfigError } from '../errors.js'
import { resolveConfiguration } from '../recipes/resolve.js'
import { descriptionSchema, type RunDescription } from './description-schema.js'

export type { RunDescription } from './description-schema.js'

/** What `path`, a run's folder, says of itself.
 *  Throws ConfigError where that is no run's folder, or its run.json is damaged. */
export async function readDescription(path: string): Promise<RunDescription> {
  const file = join(path, 'run.json')
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
      ? new ConfigError('run.missing', { path }, { cause })
      : unreadable(file, cause)
  })
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch (cause) {
    throw new ConfigError('run.json', { path: file, reason: (cause as Error).message }, { cause })
  }
  const result = descriptionSchema.safeParse(written)
  if (!result.success) {
    const { path: place, message } = result.error.issues[0] as z.core.$ZodIssue
    const field = place.join('.')
    if (valueAt(written, place) === undefined)
      throw new ConfigError('run.incomplete', { path: file, field })
    throw new ConfigError('run.json', { path: file, reason: `${field}: ${message}` })
  }
  const { configuration } = result.data
  return { ...result.data, configuration: resolveConfiguration(configuration, { where: file }) }
}

function valueAt(value: unknown, place: readonly PropertyKey[]): unknown {
  return place.reduce((found, key) => (found as Record<PropertyKey, unknown>)?.[key], value)
}
