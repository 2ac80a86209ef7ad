// What a layer is: schema, factory, graph and size rule, one entry of the table in layers.ts.
import type * as z from 'zod'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Definition, TypedSchema } from '../registry.js'
import type { Initialization } from './initializers.js'
import type { Scope } from './scope.js'

/** Where a layer finds its parameters, and how they start. */
export interface BuildContext {
  readonly scope: Scope
  readonly initialization: Initialization
}

export interface LayerDefinition<Schema extends TypedSchema = TypedSchema>
  extends Definition<Schema> {
  /** Shapes: x [batch, ...item] → [batch, ...outputShape(layer, item)]. */
  build(x: Tensor, layer: z.output<Schema>, context: BuildContext): Tensor
  /** The shape of one item → the shape of what the layer makes of it. A height or width below 1 says that the item is
   *  too small for the layer. */
  outputShape(layer: z.output<Schema>, item: Shape): Shape
  /** How the layer follows where a model is fitted to images of another size; missing where it has no say in it. */
  readonly fit?: FitRule<z.output<Schema>>
  /** Missing where the layer cannot be the last one of a decoder. */
  readonly output?: OutputRule<z.output<Schema>>
}

type Changes<Config> = Omit<Partial<Config>, 'type'>

/** What a layer determines about the size of images. `changes` are the fields that it has for another size. */
export type FitRule<Config = { readonly type: string }> =
  | UnitsRule<Config>
  | ShapeRule<Config>
  | WindowRule<Config>

/** Gives as many values as are wanted, whatever it is given. */
interface UnitsRule<Config> {
  readonly kind: 'units'
  changes(units: number): Changes<Config>
}

/** Gives items of a written shape. */
interface ShapeRule<Config> {
  readonly kind: 'shape'
  changes(shape: Shape): Changes<Config>
}

/** Slides a kernel over images. A decoder's output layer follows the same rule. */
interface WindowRule<Config> {
  readonly kind: 'window'
  /** Along one axis: the height or width that the changed layer must be given to give `size`. */
  inputSize(layer: Config, size: number): number
  /** `size` is the [height, width] that it gives. */
  changes(layer: Config, size: readonly [height: number, width: number]): Changes<Config>
}

/** A decoder's last layer: its size follows from the data and the likelihood. */
interface OutputRule<Config> {
  /** The layer's schema without that size. */
  readonly schema: TypedSchema
  /** The layer that gives as many values, or images of as many channels. */
  sized(output: Partial<Config>, given: OutputSize): Config
}

export interface OutputSize {
  readonly values: number
  readonly channels: number
}
