// PyTorch's optimizers in plain float64, as its documentation defines them.
import type { adadelta, adam, adamw, rmsprop, sgd } from 'jamjae'

type Configuration = ReturnType<
  typeof adadelta | typeof adam | typeof adamw | typeof rmsprop | typeof sgd
>

/** Moves `parameters` in place by one step. */
export type ReferenceStep = (
  parameters: number[],
  gradients: readonly number[],
  learningRate: number,
) => void

export function referenceOptimizer(config: Configuration): ReferenceStep {
  let steps = 0
  const memory = new Map<string, number>()
  const past = (name: string, item: number) => memory.get(`${name} ${item}`) ?? 0
  const keep = (name: string, item: number, value: number) => {
    memory.set(`${name} ${item}`, value)
    return value
  }

  /** The update of one item. */
  const change = (item: number, parameter: number, slope: number, rate: number): number => {
    const { weightDecay } = config
    const gradient = config.type === 'adamw' ? slope : slope + weightDecay * parameter
    switch (config.type) {
      case 'sgd': {
        const { momentum, nesterov } = config
        if (momentum === 0) return -rate * gradient
        const buffer = keep('buffer', item, momentum * past('buffer', item) + gradient)
        return -rate * (nesterov ? gradient + momentum * buffer : buffer)
      }
      case 'rmsprop': {
        const { decay, epsilon, momentum, centered } = config
        const square = decay * past('square', item) + (1 - decay) * gradient ** 2
        keep('square', item, square)
        const mean = keep('mean', item, decay * past('mean', item) + (1 - decay) * gradient)
        const spread = Math.sqrt(centered ? square - mean ** 2 : square) + epsilon
        const buffer = keep('buffer', item, momentum * past('buffer', item) + gradient / spread)
        return -rate * buffer
      }
      case 'adadelta': {
        const { decay, epsilon } = config
        const square = decay * past('square', item) + (1 - decay) * gradient ** 2
        keep('square', item, square)
        const root = Math.sqrt(past('moves', item) + epsilon) / Math.sqrt(square + epsilon)
        const move = root * gradient
        keep('moves', item, decay * past('moves', item) + (1 - decay) * move ** 2)
        return -rate * move
      }
      case 'adam':
      case 'adamw': {
        const { beta1, beta2, epsilon, type } = config
        const mean = keep('mean', item, beta1 * past('mean', item) + (1 - beta1) * gradient)
        const square = beta2 * past('square', item) + (1 - beta2) * gradient ** 2
        keep('square', item, square)
        const correctedMean = mean / (1 - beta1 ** steps)
        const correctedSquare = square / (1 - beta2 ** steps)
        const decayed = type === 'adamw' ? -rate * weightDecay * parameter : 0
        return decayed - (rate * correctedMean) / (Math.sqrt(correctedSquare) + epsilon)
      }
    }
  }

  return (parameters, gradients, learningRate) => {
    steps++
    for (const [item, gradient] of gradients.entries())
      parameters[item] =
        (parameters[item] ?? 0) + change(item, parameters[item] ?? 0, gradient, learningRate)
  }
}
