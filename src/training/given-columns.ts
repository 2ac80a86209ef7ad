// The columns that a conditional model decodes with: checks, and the input of programs.
import type { Values } from '../engines/engine.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'
import { inputNames } from './programs.js'

/** Throws ConfigError if the model is conditional on columns, and points of its latent space have none or not as many rows of them.
 *  Shape: given [count, 2, values]. */
export function assertGiven(
  { givenColumns }: Model,
  { count, given }: { count: number; given: Float32Array | undefined },
): void {
  if (!givenColumns) return
  if (!given) throw new ConfigError('condition.noGiven')
  const expected = count * 2 * givenColumns.width
  if (given.length !== expected)
    throw new ConfigError('condition.givenCount', { expected, actual: given.length })
}

/** The rows of `count` points from `from` on; nothing for a model that is not conditional on columns. */
export function givenInputs(
  { givenColumns }: Model,
  { given, from, count }: { given: Float32Array | undefined; from: number; count: number },
): Values {
  if (!givenColumns || !given) return {}
  const size = 2 * givenColumns.width
  return { [inputNames.condition]: given.slice(from * size, (from + count) * size) }
}

/** The given columns of examples. Shapes: items [count, 2, width of the table] → [count, 2, values]. */
export function givenOf({ givenColumns, input }: Model, items: Float32Array): Float32Array {
  const [, width = 1] = input
  const places = givenColumns?.places ?? []
  return items.filter((_, at) => places.some(([from, to]) => at % width >= from && at % width < to))
}
