// The condition of a model: what its encoder and its decoder get beside their inputs, class labels or columns of a table.
import * as z from 'zod'
import { input, oneHot, reshape } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { Scope } from '../layers/scope.js'
import { embeddedLabels } from './label-embedding.js'

/** Labels are bytes. */
const maxClasses = 256

export const labelsSchema = z
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
export type LabelsConfig = z.infer<typeof labelsSchema>

const columnsSchema = z.strictObject({
  type: z
    .literal('columns')
    .describe('Columns of a table: they are given, and only the others are reconstructed'),
  columns: z.array(z.string()).min(1).describe('Names of the columns, such as ["age", "city"]'),
  places: z
    .array(z.tuple([z.int().nonnegative(), z.int().positive()]).readonly())
    .min(1)
    .readonly()
    .optional()
    .describe(
      'Where they are among the values of a row, from and to; jamjae train takes it from the data',
    ),
})

export const conditionSchema = z
  .discriminatedUnion('type', [labelsSchema, columnsSchema])
  .describe(
    'Condition beside the inputs of encoder and decoder: {"type": "labels"}, class labels, one-hot, with as many "classes" as the data has unless they are given; or {"type": "columns", "columns": ["age"]}, columns of a table. Default: none',
  )
export type ConditionConfig = z.infer<typeof conditionSchema>

/** Values of a row, from one index to before another, in increasing order. */
export type Places = readonly (readonly [from: number, to: number])[]

/** Where the given columns are; undefined without any, or before the table is known. */
export function placesOf(condition: ConditionConfig | undefined): Places | undefined {
  return condition?.type === 'columns' ? condition.places : undefined
}

/** The number of classes; before it is known from the data, one that shapes can be checked with. */
export function classesOf({ classes = 1 }: LabelsConfig): number {
  return classes
}

/** What joins the values of an example in the encoder: one-hot labels or their embedding. Undefined where the model is not conditional,
 *  or on columns, which are among the values. Shapes: labels [batch] → [batch, classes] or [batch, embedding].
 *  Throws an Error where it needs labels and has none. */
export function encoderCondition(
  condition: ConditionConfig | undefined,
  labels: Tensor | undefined,
  scope: Scope,
): Tensor | undefined {
  if (condition?.type !== 'labels') return undefined
  if (!labels)
    throw new Error('a conditional model builds graphs only with labels: condition.given')
  const { embedding } = condition
  const given = oneHot(labels, classesOf(condition))
  return embedding === undefined ? given : embeddedLabels(given, embedding, scope)
}

/** What joins the latents in the decoder: the same, or the values and the mask of columns. Shapes: labels [batch], columns
 *  [batch, 2, values] → [batch, numbers]. Throws an Error where the model needs a condition and has none. */
export function decoderCondition(
  condition: ConditionConfig | undefined,
  given: Tensor | undefined,
  scope: Scope,
): Tensor | undefined {
  if (!placesOf(condition)) return encoderCondition(condition, given, scope)
  if (!given) throw new Error('a conditional model decodes only with columns: givenColumns.given')
  const [batch = 1, rows = 1, values = 1] = given.shape
  return reshape(given, [batch, rows * values])
}

/** Both for one example, to build the networks with. Shapes: [1, numbers]. */
export function exampleConditions(condition: ConditionConfig | undefined): {
  readonly encoder: Tensor | undefined
  readonly decoder: Tensor | undefined
} {
  const places = placesOf(condition)
  const given = places ? input('condition', [1, 2, widthOf(places)]) : input('labels', [1])
  const scope = new Scope('evaluation')
  return {
    encoder: encoderCondition(condition, given, scope),
    decoder: decoderCondition(condition, given, scope),
  }
}

/** How many values they are. */
export function widthOf(places: Places): number {
  return places.reduce((width, [from, to]) => width + to - from, 0)
}
