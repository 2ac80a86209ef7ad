// The classifier q(y | x) of a semi-supervised model: layers and a linear layer of one unit per class.
import * as z from 'zod'
import { input as graphInput, logSumExp, reshape, subtract } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { applyLayers, layerDefinition, layers } from '../layers/layers.js'
import { linear, linearLayer } from '../layers/linear.js'
import { Scope } from '../layers/scope.js'
import { classesOf, type LabelsConfig } from './condition.js'
import type { NoiseInput } from './model.js'
import type { Networks } from './networks.js'

export const classifierSchema = z
  .array(layers.schema)
  .describe('Layers of the classifier q(y | x), before its output layer with one unit per class')

interface Classifier extends Pick<Networks, 'input' | 'initialization'> {
  readonly classifier: Networks['encoder']
  readonly condition: LabelsConfig
}

/** log q(y | x). Shapes: x [batch, ...input] → [batch, classes]. */
export function logProbabilities(
  x: Tensor,
  { classifier, condition, initialization }: Classifier,
  scope: Scope,
): Tensor {
  const hidden = applyLayers(x, classifier, scope.within('classifier'), initialization)
  const inner = scope.within('classes')
  const output = linear(classesOf(condition))
  const logits = linearLayer.build(hidden, output, { scope: inner, initialization })
  const [batch = 1] = logits.shape
  const normalized = subtract(logits, reshape(logSumExp(logits, 1), [batch, 1]))
  return inner.recordLayer(hidden, normalized)
}

/** The noise of its layers. */
export function classifierNoise(config: Classifier): NoiseInput[] {
  if (!config.classifier.some((layer) => layerDefinition(layer).drawsNoise?.(layer))) return []
  const scope = new Scope('training')
  logProbabilities(graphInput('x', [1, ...config.input]), config, scope)
  return [...scope.noises.values()].map((noise) => ({ ...noise, when: 'steps' }))
}
