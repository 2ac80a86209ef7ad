// Where a training stands: with the state, everything that going on exactly there needs.
import * as z from 'zod'
import type { StateValues } from '../engines/engine.js'
import { ConfigError } from '../errors.js'
import type { Variable } from '../layers/scope.js'
import type { Configuration } from './configuration.js'
import type { FeedPosition } from './data-loader.js'
import { sumsSchema } from './metrics.js'

const count = z.int().nonnegative()
const word = count.max(0xffffffff)
const generator = z.tuple([word, word, word, word]).readonly()

export const bestEpochSchema = z.object({ epoch: count, step: count, loss: z.number() })
/** The epoch with the lowest validation loss so far. */
export type BestEpoch = Readonly<z.infer<typeof bestEpochSchema>>

export const standingSchema = z.object({
  position: z.object({
    epoch: count,
    taken: count,
    step: count,
    shuffle: generator,
    noise: generator,
  }) satisfies z.ZodType<FeedPosition>,
  // Of the epoch under way.
  gathered: sumsSchema,
  best: bestEpochSchema.optional(),
})
export type Standing = Readonly<z.infer<typeof standingSchema>>

/** What an earlier training left; `where` names it in errors. */
export interface EarlierTraining {
  readonly where: string
  readonly state: StateValues
  readonly standing: Standing
}

type Limits = Pick<Configuration['training'], 'epochs' | 'patience'>

/** Whether nothing is left to train. */
export function isOver(standing: Standing, limits: Limits): boolean {
  return standing.position.epoch > limits.epochs || isExhausted(standing, limits)
}

/** Whether the validation loss has not fallen for as many whole epochs as `patience` says. */
export function isExhausted({ position, best }: Standing, { patience }: Limits): boolean {
  if (patience === undefined || !best || position.taken > 0) return false
  return position.epoch - 1 - best.epoch >= patience
}

/** The values of exactly these variables.
 *  Throws ConfigError where one is missing or has another shape. */
export function stateOf(
  variables: ReadonlyMap<string, Pick<Variable, 'tensor'>>,
  { where, state }: Pick<EarlierTraining, 'where' | 'state'>,
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
