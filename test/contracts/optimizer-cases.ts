// The contract's cases about optimizers: five steps against PyTorch's definitions.
import {
  adadelta,
  adam,
  adamw,
  graph,
  inputNames,
  type Model,
  optimizerFrom,
  rmsprop,
  sgd,
  trainingProgram,
} from 'jamjae'
import { referenceOptimizer } from '../reference-optimizers.js'
import { assert, assertClose } from './assertions.js'
import type { EngineCase } from './engine-case.js'
import { drawn, initial, sliced, tolerances, typed } from './program-values.js'

const optimizers: Readonly<Record<string, Parameters<typeof optimizerFrom>[0]>> = {
  SGD: sgd({ learningRate: 0.1 }),
  'SGD with momentum and decay': sgd({ learningRate: 0.1, momentum: 0.9, weightDecay: 0.1 }),
  'SGD with Nesterov momentum': sgd({ learningRate: 0.1, momentum: 0.8, nesterov: true }),
  RMSProp: rmsprop({ learningRate: 0.05 }),
  'RMSProp, centered, with momentum and decay': rmsprop({
    learningRate: 0.02,
    centered: true,
    momentum: 0.7,
    weightDecay: 0.05,
  }),
  Adadelta: adadelta({ learningRate: 50 }),
  'Adadelta with decay': adadelta({ learningRate: 30, decay: 0.8, weightDecay: 0.1 }),
  Adam: adam({ learningRate: 0.05 }),
  'Adam with decay': adam({ learningRate: 0.05, beta1: 0.8, beta2: 0.95, weightDecay: 0.1 }),
  AdamW: adamw({ learningRate: 0.05, weightDecay: 0.2 }),
}

/** Least squares: loss = (weight · x − 1)², one weight a value of the example. */
const leastSquares: Model = {
  config: {},
  input: [3],
  latent: 1,
  likelihood: {
    unit: 'nats',
    support: 'real',
    isTabular: false,
    domain: 'real',
    outputsPerValue: 1,
    negativeLogLikelihood: (x) => x,
    mean: (x) => x,
  },
  domain: 'real',
  noise: [],
  examples: 'rows',
  hasPosterior: false,
  terms: ['reconstruction'],
  isElbo: false,
  objective(x, _, scope) {
    const weight = scope.parameter('weight', [3], { constant: 0.5 })
    const distance = graph.subtract(graph.sum(graph.multiply(x, weight), [1]), 1)
    const loss = graph.square(distance)
    return { loss, reconstruction: loss, encoderInput: x, reconstructed: x }
  },
  encode: (x) => ({ mean: x }),
  decoderOutput: (z) => z,
  decode: (z) => z,
}

export const optimizerCases: readonly EngineCase[] = Object.entries(optimizers).map(
  ([name, config]) => ({
    name: `${name} moves as in PyTorch`,
    async run(engine) {
      const [steps, batch] = [5, 4]
      const optimizer = optimizerFrom(config)
      const given = trainingProgram(leastSquares, optimizer, { batch, reduction: 'mean' }).program
      const inputs = drawn(given, steps, { optimizer, learningRate: config.learningRate })
      const start = initial(given, (name, shape) =>
        new Array(shape[0]).fill(name === 'weight' ? 0.5 : 0),
      )
      const executable = await engine.compile(given)
      const state = await engine.load(start)
      const expected = [0.5, 0.5, 0.5]
      const move = referenceOptimizer(config)
      for (let step = 0; step < steps; step++) {
        const slices = sliced(inputs, steps, step, 1)
        const examples = Array.from(
          { length: batch },
          (_, example) =>
            slices[inputNames.images]
              ?.slice(example * 3, example * 3 + 3)
              .map((byte) => byte / 255) ?? [],
        )
        const distances = examples.map(
          (x) => x.reduce((total, item, at) => total + item * (expected[at] ?? 0), 0) - 1,
        )
        const grads = expected.map((_, at) =>
          examples.reduce(
            (total, x, example) => total + (2 * (distances[example] ?? 0) * (x[at] ?? 0)) / batch,
            0,
          ),
        )
        move(expected, grads, config.learningRate / (step + 1))
        await executable.run(state, typed(given, slices), 1)
        const { weight } = await state.read()
        const { training: tolerance } = tolerances[engine.device]
        assertClose(`step ${step + 1}`, weight?.data, expected, tolerance, 0.1)
      }
      assert(
        expected.some((weight) => Math.abs(weight - 0.5) > 0.01),
        'the weights did not move',
      )
    },
  }),
)
