// The table of layers: what a configuration may list, and how a list of them is applied.
import type * as z from 'zod'
import { reshape } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../registry.js'
import { activationLayers } from './activations.js'
import { batchNormLayer } from './batch-norm.js'
import { checkedLayer } from './checked-layer.js'
import { convLayer } from './conv.js'
import { conv1dLayer } from './conv-1d.js'
import { convTransposeLayer } from './conv-transpose.js'
import { convTranspose1dLayer } from './conv-transpose-1d.js'
import { dropoutLayer } from './dropout.js'
import { gatedLinearLayer } from './gated-linear.js'
import type { Initialization } from './initializers.js'
import type { BuildContext, FitRule, LayerDefinition, OutputSize } from './layer.js'
import { withLayerPath } from './layer-path.js'
import { linearLayer } from './linear.js'
import { groupNormLayer, layerNormLayer } from './normalization.js'
import { averagePoolLayer, maxPoolLayer } from './pooling.js'
import { type LayerTable, residualLayer } from './residual.js'
import type { Scope } from './scope.js'
import { selfAttentionLayer } from './self-attention.js'
import { flattenLayer, unflattenLayer } from './shaping.js'
import { upsampleLayer } from './upsample.js'

const listed = residualLayer(layerTable)
export const residual = listed.create

export const layers = new Registry('layer', [
  linearLayer,
  gatedLinearLayer,
  convLayer,
  convTransposeLayer,
  conv1dLayer,
  convTranspose1dLayer,
  maxPoolLayer,
  averagePoolLayer,
  upsampleLayer,
  batchNormLayer,
  groupNormLayer,
  layerNormLayer,
  dropoutLayer,
  selfAttentionLayer,
  listed,
  flattenLayer,
  unflattenLayer,
  ...activationLayers,
])
const layerSchema = layers.schema
export type Layer = z.infer<typeof layerSchema>

type OutputSchemasOf<Entries extends readonly unknown[]> = Entries extends readonly [
  infer First,
  ...infer Rest,
]
  ? First extends { output: { schema: infer Schema extends TypedSchema } }
    ? [Schema, ...OutputSchemasOf<Rest>]
    : OutputSchemasOf<Rest>
  : []

type BuiltIn = typeof layers extends Registry<infer Entries> ? Entries : never
/** The schema of a decoder's last layer without its size, which follows from the data and the likelihood. */
export const outputLayerSchema = layers.union((entries) =>
  entries.flatMap(({ output }: LayerDefinition) => output?.schema ?? []),
) as z.ZodDiscriminatedUnion<OutputSchemasOf<BuiltIn>, 'type'>
export type OutputLayer = z.infer<typeof outputLayerSchema>

/** The table's entry for a layer. */
export function layerDefinition(layer: Layer | OutputLayer): LayerDefinition {
  return layers.entryOf(layer)
}

/** What the layers that contain others use of the table. */
function layerTable(): LayerTable {
  return {
    schema: layers.schema,
    definitionOf: (layer) => layers.entryOf(layer),
    fitRuleOf: (layer) => layerFit(layer as Layer),
    apply: (x, list, { scope, initialization }) =>
      applyLayers(x, list as readonly Layer[], scope, initialization),
  }
}

/** How a layer changes where a model is fitted to another size; undefined where it has no effect on the size. */
export function layerFit(layer: Layer | OutputLayer): FitRule | undefined {
  const definition = layerDefinition(layer)
  return definition.fit ?? definition.fitOf?.(layer)
}

/** Applies layers one after another, from the one with the index `first`; the parameters of each are named by its index in the list.
 *  Throws ShapeError that names the layer whose input does not match. */
export function applyLayers(
  x: Tensor,
  list: readonly Layer[],
  scope: Scope,
  initialization: Initialization,
  { first = 0 }: { first?: number } = {},
): Tensor {
  return list.slice(first).reduce((value, layer, index) => {
    const inner = scope.within(first + index)
    const output = withLayerPath(inner.describeLayer(layer.type), () =>
      layerDefinition(layer).build(value, layer, { scope: inner, initialization }),
    )
    return inner.recordLayer(value, output)
  }, x)
}

/** Applies a decoder's last layer and reshapes its output. Throws ShapeError that names the layer. */
export function applyOutputLayer(
  x: Tensor,
  output: OutputLayer,
  { given, shape }: { given: OutputSize; shape: Shape },
  context: BuildContext,
): Tensor {
  return withLayerPath(context.scope.describeLayer(output.type), () => {
    const { build, output: rule } = layerDefinition(output)
    if (!rule) throw new Error(`${output.type} is no output layer`)
    const made = reshape(build(x, rule.sized(output, given), context), shape)
    return context.scope.recordLayer(x, made)
  })
}

/** Adds a layer, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Throws ConfigError where a part of it is missing, or the type is built in or is no name. */
export function registerLayer<Schema extends TypedSchema>(
  definition: Registered<LayerDefinition<Schema>>,
): (options: OptionsOf<Schema>) => Layer {
  return layers.register(definition, {
    functions: ['outputShape'],
    checked: (entry) => checkedLayer(entry as unknown as Registered<LayerDefinition>) as never,
  }) as unknown as (options: OptionsOf<Schema>) => Layer
}
