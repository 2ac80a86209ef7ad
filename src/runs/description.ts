// What a run's folder says of the run: run.json, checked when it is read.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { columnsSchema } from '../data/columns.js'
import { scalingSchema } from '../data/scaling.js'
import { unreadable } from '../data/unreadable.js'
import { ConfigError } from '../errors.js'
import { resolveConfiguration } from '../recipes/resolve.js'
import type { Configuration } from '../training/configuration.js'
import { figuresSchema } from '../training/figures.js'
import { bestEpochSchema } from '../training/standing.js'

const count = z.int().nonnegative()

/** In English, and what says it in every language, where it is one of our own. */
const failureSchema = z.object({
  message: z.string(),
  key: z.string().optional(),
  values: z.record(z.string(), z.string()).optional(),
})

const descriptionSchema = z.object({
  format: z.literal('jamjae-run-1'),
  name: z.string(),
  status: z.enum(['running', 'finished', 'interrupted', 'failed', 'imported']),
  created: z.string(),
  updated: z.string(),
  configuration: z.unknown(),
  data: z.object({
    /** As one would name it from anywhere on this machine. */
    source: z.string(),
    fingerprint: z.string(),
    shape: z.array(z.int().positive()),
    trainingExamples: count,
    validationExamples: count,
    columns: columnsSchema.optional(),
    scaling: scalingSchema.optional(),
    /** Of the values as the model takes them, where these are floats. */
    range: z.tuple([z.number(), z.number()]).readonly().optional(),
  }),
  engine: z.object({ device: z.enum(['cpu', 'webgpu', 'cuda']), threads: z.int().positive() }),
  versions: z.record(z.string(), z.string()),
  /** Whole epochs, steps, the seconds that they took, and those of them in which training waited for data. */
  progress: z.object({
    epochs: count,
    steps: count,
    seconds: z.number().nonnegative(),
    waitedSeconds: z.number().nonnegative().optional(),
  }),
  train: figuresSchema.optional(),
  validation: figuresSchema.optional(),
  best: bestEpochSchema.optional(),
  stoppedEarly: z.boolean().optional(),
  /** What ended a run that failed. */
  failure: failureSchema.optional(),
})

/** What run.json holds. */
export type RunDescription = Readonly<
  Omit<z.infer<typeof descriptionSchema>, 'configuration'> & { configuration: Configuration }
>

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
