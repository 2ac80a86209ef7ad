// The condition of a model: class labels that its encoder and its decoder get beside their inputs.
import * as z from 'zod'
import { input, oneHot } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { Scope } from '../layers/scope.js'
import { embeddedLabels } from './label-embedding.js'

/** Labels are bytes. */
const maxClasses = 256

/** Stands for a label that is not known: of no class, so that its one-hot code is zero. */
export const hiddenLabel = 255

export const conditionSchema = z
  .strictObject({
    type: z.literal('labels').describe('The class labels of the examples'),
    classes: z
      .int()
      .positive()
      .max(maxClasses)
      .optional()
      .describe('Number of classes; default: as many as the training and the validation data have'),
    embedding: z
      .int()
      .positive()
      .optional()
      .describe('Numbers of a learned vector for each class, instead of one-hot labels'),
  })
  .describe(
    'Condition, one-hot beside the inputs of encoder and decoder: {"type": "labels"}, with as many "classes" as the data has unless they are given. Default: none',
  )
export type ConditionConfig = z.infer<typeof conditionSchema>

/** The number of classes; before it is known from the data, one that shapes can be checked with. */
export function classesOf({ classes = 1 }: ConditionConfig): number {
  return classes
}

/** The one-hot labels or their embedding; undefined where the model is not conditional. Shapes: labels [batch] → [batch, classes] or
 *  [batch, embedding].
 *  Throws an Error where it is and has no labels. */
export function encodedLabels(
  condition: ConditionConfig | undefined,
  labels: Tensor | undefined,
  scope: Scope,
): Tensor | undefined {
  if (!condition) return undefined
  if (!labels)
    throw new Error('a conditional model builds graphs only with labels: condition.given')
  const { embedding } = condition
  const given = oneHot(labels, classesOf(condition))
  return embedding === undefined ? given : embeddedLabels(given, embedding, scope)
}

/** The same for the label of one example, to build the networks with. Shape: [1, values]. */
export function exampleCondition(condition: ConditionConfig | undefined): Tensor | undefined {
  return encodedLabels(condition, input('labels', [1]), new Scope('evaluation'))
}
