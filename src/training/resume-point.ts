// The resume point of a training: with the state, everything that exact resuming needs.
import * as z from 'zod'
import type { StateValues } from '../engines/engine.js'
import { ConfigError } from '../errors.js'
import type { Variable } from '../layers/scope.js'
import type { Configuration } from './configuration.js'
import type { DataLoaderPosition } from './data-loader.js'
import { metricSumsSchema } from './metrics.js'
import { plateauStateSchema } from './schedules/plateau.js'

const count = z.int().nonnegative()
const word = count.max(0xffffffff)
const generator = z.tuple([word, word, word, word]).readonly()

export const bestEpochSchema = z.object({ epoch: count, step: count, loss: z.number() })
/** The epoch with the lowest validation loss so far. */
export type BestEpoch = Readonly<z.infer<typeof bestEpochSchema>>

export const resumePointSchema = z.object({
  position: z.object({
    epoch: count,
    taken: count,
    step: count,
    shuffle: generator,
    noise: generator,
  }) satisfies z.ZodType<DataLoaderPosition>,
  // Accumulated metrics of the current epoch.
  gathered: metricSumsSchema,
  best: bestEpochSchema.optional(),
  // Of a learning rate that changes on a plateau.
  plateau: plateauStateSchema.optional(),
})
export type ResumePoint = Readonly<z.infer<typeof resumePointSchema>>

/** Resume point and state of a previous training; `where` names it in errors. */
export interface ResumeFrom {
  readonly where: string
  readonly state: StateValues
  readonly resumePoint: ResumePoint
}

interface StopCriteria extends Pick<Configuration['training'], 'epochs' | 'patience'> {
  /** Epochs after which patience counts. */
  readonly scheduledEpochs: number
}

/** Whether all epochs are done or early stopping applies. */
export function isFinished(resumePoint: ResumePoint, limits: StopCriteria): boolean {
  return resumePoint.position.epoch > limits.epochs || isOutOfPatience(resumePoint, limits)
}

/** Early stopping: whether the validation loss has not decreased for `patience` complete epochs, once the warm-up of the learning
 *  rate and the schedule of the objective have ended. */
export function isOutOfPatience(
  { position, best }: ResumePoint,
  { patience, scheduledEpochs }: StopCriteria,
): boolean {
  if (patience === undefined || !best || position.taken > 0) return false
  return position.epoch - 1 - Math.max(best.epoch, scheduledEpochs) >= patience
}

/** The values of exactly these variables.
 *  Throws ConfigError if one is missing or has another shape. */
export function matchState(
  variables: ReadonlyMap<string, Pick<Variable, 'tensor'>>,
  { where, state }: Pick<ResumeFrom, 'where' | 'state'>,
): StateValues {
  return Object.fromEntries(
    [...variables].map(([name, { tensor }]) => {
      const found = state[name]
      const [expected, actual] = [tensor.shape.join('×'), found?.shape.join('×')]
      if (!found) throw new ConfigError('state.missing', { where, name, expected })
      if (actual !== expected)
        throw new ConfigError('state.shape', { where, name, expected, actual: actual ?? '' })
      return [name, found]
    }),
  )
}
