// Computes the weights of a PyTorch model from their parametrizations: weight normalization and pruning.
import { ConfigError } from '../errors.js'
import type { NamedArray } from '../formats/safetensors.js'

type Tensors = ReadonlyMap<string, NamedArray>

interface PlainTensors {
  readonly tensors: Tensors
  /** Names of the tensors that were computed. */
  readonly computed: readonly string[]
}

/** How one tensor is computed from two of the file; undefined where their shapes do not fit. */
type Compute = (one: Floats, other: Floats) => NamedArray | undefined

interface Floats {
  readonly shape: readonly number[]
  readonly data: Float32Array | Float64Array
}

/** The tensors with a weight in place of the two that it was parametrized by: `weight_g` and `weight_v`, or
 *  `parametrizations.weight.original0` and `original1` (weight normalization, g · v / ‖v‖), and `weight_orig` and
 *  `weight_mask` (pruning, their product). `path` names the file in errors.
 *  Throws ConfigError for other parametrizations, such as the spectral norm.
 *  Source: PyTorch 2, torch.nn.utils.parametrizations, torch.nn.utils.weight_norm, torch.nn.utils.prune. */
export function plainTensors(tensors: Tensors, path: string): PlainTensors {
  const plain = new Map(tensors)
  const computed: string[] = []
  for (const { name, parts } of parametrized(tensors)) {
    const [one, other] = parts.map((part) => tensors.get(part))
    const compute = computeOf(name, parts, path)
    const made = isFloats(one) && isFloats(other) && !tensors.has(name) && compute(one, other)
    if (!made) throw unknownParametrization(name, parts, path)
    for (const part of parts) plain.delete(part)
    plain.set(name, made)
    computed.push(name)
  }
  return { tensors: plain, computed }
}

/** Suffixes that older PyTorch gives to the tensors of weight normalization, pruning and the spectral norm. */
const hooks = [
  ['g', 'v'],
  ['orig', 'mask'],
  ['orig', 'u'],
] as const

/** The names of parametrized tensors, each with the tensors of the file that make it, ordered by name. */
function parametrized(tensors: Tensors): { name: string; parts: string[] }[] {
  const found = new Map<string, string[]>()
  const add = (name: string, part: string) => found.set(name, [...(found.get(name) ?? []), part])
  for (const part of [...tensors.keys()].sort()) {
    const [, module, item] = /^((?:.*\.)?)parametrizations\.([^.]+)\../.exec(part) ?? []
    if (item !== undefined) add(`${module}${item}`, part)
    const [, name, suffix] = /^(.*)_(g|v|orig|mask|u)$/.exec(part) ?? []
    const isHook = hooks.some((pair) => pair.every((each) => tensors.has(`${name}_${each}`)))
    if (item === undefined && name && suffix && isHook) add(name, part)
  }
  return [...found].map(([name, parts]) => ({ name, parts }))
}

/** Throws ConfigError where these tensors are no weight normalization and no pruning. */
function computeOf(name: string, parts: readonly string[], path: string): Compute {
  const kinds = parts.map((part) => /(?:_|\.)([^._]+)$/.exec(part)?.[1]).join()
  if (kinds === 'g,v' || kinds === 'original0,original1') return weightNorm
  if (kinds === 'mask,orig') return product
  if (/\b[uv]\b/.test(kinds) && !/\bg\b/.test(kinds))
    throw new ConfigError('import.spectralNorm', { path, name })
  throw unknownParametrization(name, parts, path)
}

function unknownParametrization(name: string, parts: readonly string[], path: string): ConfigError {
  return new ConfigError('import.parametrization', { path, name, actual: parts.join(', ') })
}

function isFloats(array: NamedArray | undefined): array is Floats {
  return array?.data instanceof Float32Array || array?.data instanceof Float64Array
}

/** g · v / ‖v‖, where the norm is over the axes in which g has size 1: all but the first, unless `dim` says otherwise.
 *  Shapes: g is that of v with 1 at these axes, or [] for a single norm. */
function weightNorm(g: Floats, v: Floats): NamedArray | undefined {
  const shape = g.shape.length === 0 ? v.shape.map(() => 1) : g.shape
  const fits =
    shape.length === v.shape.length &&
    shape.every((size, axis) => size === 1 || size === v.shape[axis])
  if (!fits) return undefined
  const groups = groupsOf(v.shape, shape)
  const squares = new Float64Array(g.data.length)
  for (const [at, value] of v.data.entries()) {
    const group = groups[at] as number
    squares[group] = (squares[group] as number) + value ** 2
  }
  const factors = squares.map((square, group) => (g.data[group] as number) / Math.sqrt(square))
  const data = Float32Array.from(
    v.data,
    (value, at) => value * (factors[groups[at] as number] as number),
  )
  return { shape: v.shape, data }
}

/** For each value of an array of the shape `all` its place in one of the shape `kept`, which has 1 at some axes. */
function groupsOf(all: readonly number[], kept: readonly number[]): Uint32Array {
  let groups = Uint32Array.of(0)
  for (const [axis, size] of all.entries()) {
    const isKept = kept[axis] !== 1
    const next = new Uint32Array(groups.length * size)
    for (const [outer, group] of groups.entries())
      for (let index = 0; index < size; index++)
        next[outer * size + index] = isKept ? group * size + index : group
    groups = next
  }
  return groups
}

function product(one: Floats, other: Floats): NamedArray | undefined {
  if (one.shape.join() !== other.shape.join()) return undefined
  const data = Float32Array.from(one.data, (value, at) => value * (other.data[at] as number))
  return { shape: one.shape, data }
}
