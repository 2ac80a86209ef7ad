// The initial state of a training: parameters, running statistics, optimizer state.

import type { StateValues } from '../engines/engine.js'
import { ConfigError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import { Random } from '../random/random.js'
import type { Variables } from './programs.js'

/** Initializes every variable with its layer's initializer, from a random stream of the seed, in the variables' order. Throws
 *  ConfigError where an initializer gives no number, as one of a layer in JavaScript may. */
export function initialState(variables: Variables, seed: number): StateValues {
  const random = new Random(seed, 'initialization')
  return Object.fromEntries(
    [...variables].map(([name, { tensor, initial }]) => {
      const data = new Float32Array(sizeOf(tensor.shape))
      if (!Object.values(initial).some(Number.isFinite))
        throw new ConfigError('model.initial', { name })
      if ('bound' in initial) random.fillUniform(data, -initial.bound, initial.bound)
      else if ('constant' in initial) data.fill(initial.constant)
      else fillNormal(random, data, initial.deviation)
      return [name, { shape: tensor.shape, data }]
    }),
  )
}

function fillNormal(random: Random, data: Float32Array, deviation: number): void {
  random.fillNormal(data)
  if (deviation !== 1)
    data.forEach((draw, at) => {
      data[at] = deviation * draw
    })
}
