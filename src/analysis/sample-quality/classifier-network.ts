// A small classifier whose hidden layer gives features: convolutions where examples are images, else linear layers.
import {
  input,
  logSumExp,
  mean,
  multiply,
  oneHot,
  softmax,
  subtract,
  sum,
} from '../../graph/operations.js'
import type { Shape } from '../../graph/ops.js'
import { type Program, program } from '../../graph/program.js'
import type { Tensor } from '../../graph/tensor.js'
import { relu } from '../../layers/activations.js'
import { conv } from '../../layers/conv.js'
import { applyLayers, type Layer } from '../../layers/layers.js'
import { linear } from '../../layers/linear.js'
import { Scope } from '../../layers/scope.js'
import { adam } from '../../optimizers/adam.js'
import { optimizerFrom } from '../../optimizers/optimizers.js'
import { lossProgram, type TrainingProgram } from '../../training/programs.js'

/** Changes where equal data no longer gives an equal classifier. */
export const classifierVersion = 1
/** Units of the hidden layer. */
export const classifierFeatures = 128
/** Images with a smaller side have too little for convolutions. */
const smallestSide = 8
const initialization = 'uniformFanIn'

export const classifierOptimizer = optimizerFrom(adam())

export interface ClassifierShape {
  /** Of one example. */
  readonly input: Shape
  readonly classes: number
}

/** Strided convolutions down to a side of 8, and a hidden layer; without them two hidden layers. */
function hiddenLayers(shape: Shape): Layer[] {
  const hidden = [linear(classifierFeatures), relu()]
  const [height = 0, width = 0] = shape.slice(-2)
  let side = Math.min(height, width)
  if (shape.length < 2 || shape.length > 3 || side < smallestSide)
    return [linear(2 * classifierFeatures), relu(), ...hidden]
  const convolutions: Layer[] = []
  for (; side > smallestSide; side = Math.ceil(side / 2)) {
    const channels = convolutions.length === 0 ? 32 : 64
    convolutions.push(conv(channels, { kernel: 3, stride: 2, padding: 1 }), relu())
  }
  return [...convolutions, ...hidden]
}

/** Shapes: x [batch, ...input] → features [batch, 128], logits [batch, classes]. */
function classifier(x: Tensor, { input: shape, classes }: ClassifierShape, scope: Scope) {
  const features = applyLayers(x, hiddenLayers(shape), scope.within('hidden'), initialization)
  const logits = applyLayers(features, [linear(classes)], scope.within('classes'), initialization)
  return { features, logits }
}

/** One step of Adam on the mean cross-entropy. Inputs: `examples` [batch, ...input], `labels` [batch], the optimizer's scalars.
 *  Output: `loss` [], in nats. */
export function classifierTraining(shape: ClassifierShape, batch: number): TrainingProgram {
  const scope = new Scope('training')
  const { logits } = classifier(input('examples', [batch, ...shape.input]), shape, scope)
  const own = sum(multiply(logits, oneHot(input('labels', [batch]), shape.classes)), [1])
  const loss = mean(subtract(logSumExp(logits, 1), own))
  return lossProgram(loss, scope, classifierOptimizer)
}

/** Input: `examples` [batch, ...input]. Outputs: `features` [batch, 128], `probabilities` [batch, classes]. */
export function classifierProgram(shape: ClassifierShape, batch: number): Program {
  const x = input('examples', [batch, ...shape.input])
  const { features, logits } = classifier(x, shape, new Scope('evaluation'))
  return program({ outputs: { features, probabilities: softmax(logits, 1) } })
}
