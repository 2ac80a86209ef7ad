// metrics.jsonl: the metrics of every step and epoch, one object per line; equal trainings write equal bytes.
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { readError } from '../../files/read-error.js'
import { isSystemError } from '../../files/system-error.js'
import type { EpochEnd, StepMetrics } from '../../training/events.js'
import {
  metricsSchema,
  scheduledMetricsSchema,
  validationMetricsSchema,
} from '../../training/metrics.js'
import { isNewerVersion, newerVersionError } from './format-version.js'
import { type EpochLine, epochLine, type StepLine, stepLines } from './metrics-jsonl.js'
import { readDescription } from './run-json.js'
import {
  isScheduled,
  type ScheduledCurves,
  type ScheduledStep,
  scheduledCurves,
} from './scheduled-curves.js'

export {
  type EpochLine,
  rounded,
  roundedLatents,
  roundedStep,
  type StepLine,
} from './metrics-jsonl.js'

const count = z.int().nonnegative()

/** Lines must contain all metrics that charts and tables use. */
const lineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('step'),
    epoch: count,
    step: count,
    examples: count,
    ...metricsSchema.shape,
    ...scheduledMetricsSchema.shape,
  }),
  z.object({
    type: z.literal('epoch'),
    epoch: count,
    step: count,
    train: metricsSchema,
    trainDeviation: metricsSchema,
    validation: validationMetricsSchema,
    latentKl: z.array(z.number()).optional(),
  }),
]) satisfies z.ZodType<StepLine | EpochLine>

/** Appends steps and epochs to a file. */
export class MetricsFile {
  private constructor(private readonly file: FileHandle) {}

  /** Opens the file for appending after the lines up to `step`; later lines of an interrupted training are truncated. */
  static async open(path: string, { step }: { step: number }): Promise<MetricsFile> {
    const file = await open(path, 'a+')
    await file.truncate(await lengthUpTo(file, step))
    return new MetricsFile(file)
  }

  steps(steps: readonly StepMetrics[]): Promise<void> {
    return this.file.appendFile(stepLines(steps))
  }

  epoch(end: EpochEnd): Promise<void> {
    return this.file.appendFile(epochLine(end))
  }

  sync(): Promise<void> {
    return this.file.sync()
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

/** The lines of a run's metrics.jsonl; none if the file does not exist yet. A truncated last line and lines without
 *  metrics are ignored. Throws ConfigError if the file cannot be read. */
export async function readMetrics(
  run: string,
): Promise<{ steps: StepLine[]; epochs: EpochLine[] }> {
  const steps: StepLine[] = []
  const epochs: EpochLine[] = []
  for await (const line of linesOf(run))
    if (line.type === 'step') steps.push(line)
    else epochs.push(line)
  return { steps, epochs }
}

/** Only the epochs of `readMetrics`, without holding the steps in memory. */
export async function readEpochs(run: string): Promise<EpochLine[]> {
  const epochs: EpochLine[] = []
  for await (const line of linesOf(run)) if (line.type === 'epoch') epochs.push(line)
  return epochs
}

/** The epochs, and the curves of what is recorded of steps besides their metrics. Only these numbers are held in memory. */
export async function readCurves(
  run: string,
): Promise<{ epochs: EpochLine[]; scheduled: ScheduledCurves }> {
  const epochs: EpochLine[] = []
  const steps: ScheduledStep[] = []
  for await (const line of linesOf(run))
    if (line.type === 'epoch') epochs.push(line)
    else if (isScheduled(line)) {
      const { epoch, learningRate, klWeight, klCapacity, gradientNorm } = line
      steps.push({ epoch, learningRate, klWeight, klCapacity, gradientNorm })
    }
  return { epochs, scheduled: scheduledCurves(steps, epochs.at(-1)?.epoch ?? 0) }
}

async function* linesOf(run: string): AsyncGenerator<StepLine | EpochLine> {
  const path = join(run, 'metrics.jsonl')
  const file = await open(path).catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw readError(path, error)
  })
  if (!file) return
  try {
    let [known, unknown] = [0, 0]
    for await (const text of file.readLines()) {
      const line = parsed(text)
      if (line) yield line
      if (line) known++
      else if (stepOf(text) !== undefined) unknown++
    }
    if (known === 0 && unknown > 0) await refuseNewerMetrics(run, path)
  } catch (error) {
    throw isSystemError(error) ? readError(path, error) : error
  }
}

/** Throws NewerFormatError if a newer Jamjae wrote the run: all its metrics are unknown to this one. */
async function refuseNewerMetrics(run: string, path: string): Promise<void> {
  const { versions } = await readDescription(run)
  const { jamjae } = versions
  if (isNewerVersion(jamjae))
    throw newerVersionError(path, { actual: jamjae, field: 'type' }, undefined)
}

/** Bytes of the complete lines up to that step. */
async function lengthUpTo(file: FileHandle, step: number): Promise<number> {
  const bytes = await file.readFile()
  let length = bytes.lastIndexOf('\n') + 1
  while (length > 0) {
    const start = length < 2 ? 0 : bytes.lastIndexOf('\n', length - 2) + 1
    const written = stepOf(bytes.toString('utf8', start, length - 1))
    if (written !== undefined && written <= step) return length
    length = start
  }
  return 0
}

/** The step of a line, also of one that a newer Jamjae wrote; undefined if it is damaged. */
function stepOf(text: string): number | undefined {
  try {
    return z.object({ type: z.string(), step: count }).safeParse(JSON.parse(text)).data?.step
  } catch {
    return undefined
  }
}

function parsed(text: string): StepLine | EpochLine | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
