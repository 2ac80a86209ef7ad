// The residual layer: a list of layers whose output is added to its input.
import * as z from 'zod'
import { ShapeError } from '../errors.js'
import { add } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import { conv, convLayer } from './conv.js'
import { conv1d, conv1dLayer } from './conv-1d.js'
import type { BuildContext, FitRule, LayerDefinition, WindowRule } from './layer.js'
import { linear, linearLayer } from './linear.js'

/** A layer of the list, which the table knows. */
export interface InnerLayer {
  readonly type: string
}

/** What a layer that contains others needs of the table of layers. */
export interface LayerTable {
  readonly schema: z.ZodType<InnerLayer>
  definitionOf(layer: InnerLayer): LayerDefinition
  fitRuleOf(layer: InnerLayer): FitRule | undefined
  apply(x: Tensor, list: readonly InnerLayer[], context: BuildContext): Tensor
}

export interface Residual {
  type: 'residual'
  layers: InnerLayer[]
  shortcut: 'identity' | 'projection'
}

/** The residual layer of a table, which is complete only later.
 *
 *  Shapes: x [batch, ...item] → [batch, ...output of the layers]. Parameters: those of the layers as `layers.<index>.<name>`; of a
 *  projection `projection.weight` and `.bias`, a convolution with kernel 1 and the stride that fits, or for flat items a linear
 *  layer. Throws ShapeError where input and output of an identity differ, or no stride fits.
 *  Source: He et al., arXiv:1512.03385. */
export function residualLayer(table: () => LayerTable) {
  const schema = z.strictObject({
    type: z.literal('residual'),
    layers: z
      .array(z.lazy(() => table().schema))
      .min(1)
      .describe('Layers whose output is added to their input'),
    shortcut: z
      .enum(['identity', 'projection'])
      .default('identity')
      .describe(
        'What is added: the input itself, or a projection of it where the layers change its shape',
      ),
  })
  return {
    schema,
    /** The output of `layers`, added to their input. */
    create: (
      layers: readonly InnerLayer[],
      options: Partial<Pick<Residual, 'shortcut'>> = {},
    ): Residual => schema.parse({ type: 'residual', layers, ...options }),
    build(x, { layers, shortcut }, context) {
      const { scope } = context
      const output = table().apply(x, layers, { ...context, scope: scope.within('layers') })
      if (shortcut === 'projection') return add(project(x, output, context), output)
      if (x.shape.join() !== output.shape.join()) throw mismatch('shape.identity', x, output)
      return add(x, output)
    },
    outputShape: ({ layers }, item) =>
      layers.reduce<Shape>(
        (shape, layer) => table().definitionOf(layer).outputShape(layer, shape),
        item,
      ),
    fitOf(layer: Residual): FitRule<Residual> | undefined {
      const rules = layer.layers.map((each) => table().fitRuleOf(each))
      const kinds = new Set(rules.flatMap((rule) => rule?.kind ?? []))
      if (kinds.size !== 1 || kinds.has('shape')) return undefined
      return kinds.has('window')
        ? windowRule(rules as readonly (WindowRule | undefined)[])
        : unitsRule(layer, rules)
    },
    drawsNoise: ({ layers }) =>
      layers.some((each) => table().definitionOf(each).drawsNoise?.(each) ?? false),
  } satisfies LayerDefinition<typeof schema>
}

/** The rule of a list of convolutions. */
function windowRule(rules: readonly (WindowRule | undefined)[]): FitRule<Residual> {
  /** Along one axis: what every layer outputs, and at the end the input of the first. */
  const sizes = ({ layers }: Residual, size: number): readonly number[] =>
    layers.reduceRight(
      (after, layer, at) => {
        const output = after.at(-1) ?? 0
        after.push(rules[at]?.inputSize(layer, output) ?? output)
        return after
      },
      [size],
    )
  return {
    kind: 'window',
    isOfLength: rules.some((rule) => rule?.isOfLength),
    inputSize(layer, size) {
      const all = sizes(layer, size)
      const from = all.at(-1) ?? 0
      const isReached = all.every((each) => each >= 1)
      return isReached && (layer.shortcut === 'projection' || from === size) ? from : 0
    },
    changes(layer, [height, width]) {
      const [rows, columns] = [sizes(layer, height), sizes(layer, width)]
      return {
        layers: layer.layers.map((each, at) => {
          const place = layer.layers.length - 1 - at
          return { ...each, ...rules[at]?.changes(each, [rows[place] ?? 0, columns[place] ?? 0]) }
        }),
      }
    },
  }
}

/** The rule of a list of linear layers, of which the last one determines the output. */
function unitsRule(
  { layers, shortcut }: Residual,
  rules: readonly (FitRule | undefined)[],
): FitRule<Residual> {
  const last = rules.findLastIndex(Boolean)
  const rule = rules[last]
  return {
    kind: 'units',
    keepsUnits: shortcut === 'identity',
    changes: (units) => ({
      layers: layers.map((each, at) =>
        at === last && rule?.kind === 'units' ? { ...each, ...rule.changes(units) } : each,
      ),
    }),
  }
}

/** The input as an item of the output's shape. */
function project(x: Tensor, output: Tensor, { scope, initialization }: BuildContext): Tensor {
  const context = { scope: scope.within('projection'), initialization }
  const [, channels = 0, ...sides] = output.shape
  if (sides.length === 0) return linearLayer.build(x, linear(channels), context)
  const stride = strideFor(x.shape.slice(-sides.length), sides)
  if (stride === undefined || x.shape.length > output.shape.length || sides.length > 2)
    throw mismatch('shape.projection', x, output)
  const window = { kernel: 1, stride }
  return sides.length === 2
    ? convLayer.build(x, conv(channels, window), context)
    : conv1dLayer.build(x, conv1d(channels, window), context)
}

/** The stride with which a kernel of 1 gives these sides. */
function strideFor(from: Shape, to: Shape): number | undefined {
  const strides = Array.from({ length: Math.max(...from) }, (_, index) => index + 1)
  return strides.find((stride) => from.every((side, axis) => Math.ceil(side / stride) === to[axis]))
}

function mismatch(
  key: 'shape.identity' | 'shape.projection',
  x: Tensor,
  output: Tensor,
): ShapeError {
  const expected = { key, values: { shape: show(x) } }
  return new ShapeError('shape.mismatch', { where: 'residual', expected, actual: show(output) })
}

function show({ shape: [, ...item] }: Tensor): string {
  return `[${item.join(', ')}]`
}
