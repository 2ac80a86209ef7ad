// The parameters of layers while a graph is built, and the updates of their running statistics.
import { input, state, stopGradient } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Initializer } from './initializers.js'

export type Mode = 'training' | 'evaluation'

/** One state tensor of a model: a trained parameter, or a running statistic (PyTorch: buffer). */
export interface Variable {
  readonly tensor: Tensor<'state'>
  readonly initial: Initializer
  readonly trainable: boolean
}

/** Fresh noise that a layer uses in every training step, uniform in [0, 1). */
export interface LayerNoise {
  readonly name: string
  /** Of one example. */
  readonly shape: Shape
  readonly distribution: 'uniform'
}

/** The name of the program's input for a model's or a layer's noise. */
export const noiseInput = (name: string) => `noise/${name}`

/** One of several applications of a network in a step. */
interface Application {
  /** Appended to the names of the layers' noise. */
  readonly name?: string | undefined
  /** Whether running statistics continue from those that the application before left. */
  readonly isChained?: boolean
  /** Values that parameters have in it, such as those after their update. */
  readonly values?: ReadonlyMap<Tensor, Tensor> | undefined
  /** Whether weights are divided by their spectral norm, see spectral-normalization.ts. */
  readonly isSpectral?: boolean
}

/** Names are paths such as `encoder.0.weight`; asking twice for a name gives the same tensor. */
export class Scope {
  constructor(
    readonly mode: Mode,
    readonly variables: Map<string, Variable> = new Map(),
    /** Next values of running statistics; empty in evaluation. */
    readonly updates: Map<Tensor<'state'>, Tensor> = new Map(),
    private readonly path = '',
    /** The path of the layer that made a tensor, such as `encoder.0`. */
    readonly layerPaths: Map<Tensor, string> = new Map(),
    /** Layers that normalize a single value per channel, which says nothing about its distribution. */
    readonly singleValueLayers: string[] = [],
    /** The noise that layers asked for, by name; empty in evaluation. */
    readonly noises: Map<string, LayerNoise> = new Map(),
    private readonly application: Application = {},
  ) {}

  /** The nested scope of that name. */
  within(name: string | number): Scope {
    return this.derived({ path: `${this.path}${name}.` })
  }

  /** The same variables, read as in evaluation. */
  evaluated(): Scope {
    const { variables, path, layerPaths, singleValueLayers, application } = this
    const { isSpectral = false } = application
    return new Scope(
      ...(['evaluation', variables, new Map(), path, layerPaths, singleValueLayers] as const),
      new Map(),
      { isSpectral },
    )
  }

  /** The same scope for one of several applications of a network in a step, as PyTorch applies it: each has noise of its own, and
   *  running statistics continue from those that the one before left. */
  applied(name: string): Scope {
    return this.derived({ application: { ...this.application, name, isChained: true } })
  }

  /** The same scope, in which these parameters have other values. Gradients end at them. */
  withValues(values: ReadonlyMap<Tensor, Tensor>): Scope {
    const held = new Map([...values].map(([parameter, value]) => [parameter, stopGradient(value)]))
    return this.derived({ application: { ...this.application, values: held } })
  }

  /** The same scope, in which weights are divided by their spectral norm. */
  spectral(): Scope {
    return this.derived({ application: { ...this.application, isSpectral: true } })
  }

  get isSpectral(): boolean {
    return this.application.isSpectral === true
  }

  private derived({
    path = this.path,
    application = this.application,
  }: {
    path?: string
    application?: Application
  }): Scope {
    const { mode, variables, updates, layerPaths, singleValueLayers, noises } = this
    return new Scope(
      ...([mode, variables, updates, path, layerPaths, singleValueLayers, noises] as const),
      application,
    )
  }

  /** The path and type of the layer, for messages: `decoder.0 (unflatten)`. */
  describeLayer(type: string): string {
    return `${this.path.slice(0, -1)} (${type})`
  }

  /** Records this scope's layer as the maker of all tensors between its input and its output, and returns `output`. */
  recordLayer(input: Tensor, output: Tensor): Tensor {
    const pending = [output]
    const given = new Set([input, ...(this.application.values?.values() ?? [])])
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (given.has(next) || next.inputs.length === 0 || this.layerPaths.has(next)) continue
      this.layerPaths.set(next, this.path.slice(0, -1))
      pending.push(...next.inputs)
    }
    return output
  }

  parameter(name: string, shape: Shape, initial: Initializer): Tensor {
    const parameter = this.variable(name, shape, initial, true)
    return this.application.values?.get(parameter) ?? parameter
  }

  buffer(name: string, shape: Shape, initial: Initializer): Tensor<'state'> {
    return this.variable(name, shape, initial, false)
  }

  /** The value of a running statistic: in a chained application what those before it left, else that of the step before. */
  latest(buffer: Tensor<'state'>): Tensor {
    return (this.application.isChained && this.updates.get(buffer)) || buffer
  }

  /** Noise of a layer in training, an input of the program. `shape` is that of one example. Shape: [batch, ...shape]. */
  noise(
    name: string,
    { shape, batch, distribution }: Omit<LayerNoise, 'name'> & { batch: number },
  ): Tensor {
    if (this.mode !== 'training') throw new Error(`${name}: no noise in evaluation`)
    const { name: application } = this.application
    const path = this.path + name + (application === undefined ? '' : `/${application}`)
    this.noises.set(path, { name: path, shape, distribution })
    return input(noiseInput(path), [batch, ...shape])
  }

  private variable(name: string, shape: Shape, initial: Initializer, trainable: boolean) {
    const path = this.path + name
    const known = this.variables.get(path)
    if (known) return known.tensor
    const tensor = state(path, shape)
    this.variables.set(path, { tensor, initial, trainable })
    return tensor
  }
}
