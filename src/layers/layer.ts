// The interface of layers: schema, factory, graph and size rule, one entry of the table in layers.ts.
import type * as z from 'zod'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Definition, TypedSchema } from '../registry.js'
import type { Initialization } from './initializers.js'
import type { Scope } from './scope.js'

/** The scope of a layer's parameters, and how they are initialized. */
export interface BuildContext {
  readonly scope: Scope
  readonly initialization: Initialization
}

export interface LayerDefinition<Schema extends TypedSchema = TypedSchema>
  extends Definition<Schema> {
  /** Shapes: x [batch, ...item] → [batch, ...outputShape(layer, item)]. */
  build(x: Tensor, layer: z.output<Schema>, context: BuildContext): Tensor
  /** The shape of one item → the shape of the layer's output for it. A height or width below 1 means that the item
   *  is too small for the layer. */
  outputShape(layer: z.output<Schema>, item: Shape): Shape
  /** How the layer changes where a model is fitted to images of another size; missing where it has no effect on
   *  the size. */
  readonly fit?: FitRule<z.output<Schema>>
  /** The same where it depends on the layers inside. */
  fitOf?(layer: z.output<Schema>): FitRule<z.output<Schema>> | undefined
  /** Whether the layer asks its scope for noise in training; missing where none does. */
  drawsNoise?(layer: z.output<Schema>): boolean
  /** Missing where the layer cannot be the last one of a decoder. */
  readonly output?: OutputRule<z.output<Schema>>
}

type Changes<Config> = Omit<Partial<Config>, 'type'>

/** How a layer determines the size of images. `changes` returns the fields that it has for another size. */
export type FitRule<Config = { readonly type: string }> =
  | UnitsRule<Config>
  | ShapeRule<Config>
  | WindowRule<Config>

/** Outputs any requested number of values, whatever its input. */
interface UnitsRule<Config> {
  readonly kind: 'units'
  changes(units: number): Changes<Config>
  /** Whether its input must have as many values as its output. */
  readonly keepsUnits?: boolean
}

/** Outputs items of a configured shape. */
interface ShapeRule<Config> {
  readonly kind: 'shape'
  changes(shape: Shape): Changes<Config>
}

/** Slides a kernel over images. A decoder's output layer follows the same rule. */
export interface WindowRule<Config = { readonly type: string }> {
  readonly kind: 'window'
  /** Whether it slides over the length of items [channels, length] instead. */
  readonly isOfLength?: boolean
  /** Along one axis: the input height or width for which the changed layer outputs `size`; below 1 where there is none. */
  inputSize(layer: Config, size: number): number
  /** `size` is the output [height, width]. */
  changes(layer: Config, size: readonly [height: number, width: number]): Changes<Config>
}

/** A decoder's last layer: its size follows from the data and the likelihood. */
interface OutputRule<Config> {
  /** The layer's schema without that size. */
  readonly schema: TypedSchema
  /** The layer with so many output values, or images of so many channels. */
  sized(output: Partial<Config>, given: OutputSize): Config
}

export interface OutputSize {
  readonly values: number
  readonly channels: number
  /** Channels of items [channels, length]. */
  readonly lengthChannels: number
}
