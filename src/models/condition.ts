// The condition of a model: class labels that its encoder and its decoder get beside their inputs.
import * as z from 'zod'
import { input, oneHot } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

/** Labels are bytes. */
const maxClasses = 256

export const conditionSchema = z
  .strictObject({
    type: z.literal('labels').describe('The class labels of the examples'),
    classes: z
      .int()
      .positive()
      .max(maxClasses)
      .optional()
      .describe('Number of classes; default: as many as the training and the validation data have'),
  })
  .describe(
    'Condition, one-hot beside the inputs of encoder and decoder: {"type": "labels"}, with as many "classes" as the data has unless they are given. Default: none',
  )
export type ConditionConfig = z.infer<typeof conditionSchema>

/** The number of classes; before it is known from the data, one that shapes can be checked with. */
export function classesOf({ classes = 1 }: ConditionConfig): number {
  return classes
}

/** The one-hot labels; undefined where the model is not conditional. Shapes: labels [batch] → [batch, classes].
 *  Throws an Error where it is and has no labels. */
export function encodedLabels(
  condition: ConditionConfig | undefined,
  labels: Tensor | undefined,
): Tensor | undefined {
  if (!condition) return undefined
  if (!labels)
    throw new Error('a conditional model builds graphs only with labels: condition.given')
  return oneHot(labels, classesOf(condition))
}

/** The same for the label of one example, to build the networks with. Shape: [1, classes]. */
export function exampleCondition(condition: ConditionConfig | undefined): Tensor | undefined {
  return encodedLabels(condition, input('labels', [1]))
}
