// Converts a PyTorch state_dict to a model's state.
import { ConfigError } from '../errors.js'
import type { NamedArray } from '../formats/safetensors.js'
import type { Shape } from '../graph/ops.js'
import type { Notify } from '../notices.js'
import { missingError } from './pytorch-missing.js'
import { listNames, moduleOf } from './pytorch-names.js'
import { pairTensors, type Renaming } from './pytorch-pairs.js'
import { plainTensors } from './pytorch-parametrizations.js'
import { unwrapNames } from './pytorch-wrappers.js'

interface FloatArray {
  readonly shape: Shape
  readonly data: Float32Array
}

/** Counts of batches and of averaged models, and the optimizer state of our checkpoints. */
const ignoredTensors = /(^|\.)(num_batches_tracked|n_averaged)$|^optimizer\//
const heads = ['posterior.mean', 'posterior.logVariance'] as const

/** Values for exactly the variables in `shapes`. Layouts are the same as in PyTorch; its two heads become one. A module's
 *  tensors stay together: a module is paired, by its name, or by the place in its nn.Sequential, and never a tensor by its
 *  shape. `path` names the file in errors; names that were shortened and weights that were computed are notices.
 *  Throws ConfigError where a tensor is missing, unexpected, duplicate, parametrized in an unknown way, of another shape,
 *  not of float32 or float64 or not finite, and where a renaming matches nothing in the file. */
export function weightsFromPyTorch(
  tensors: ReadonlyMap<string, NamedArray>,
  shapes: ReadonlyMap<string, Shape>,
  {
    path,
    renamings = [],
    notify,
  }: { path: string; renamings?: readonly Renaming[]; notify?: Notify | undefined },
): Map<string, FloatArray> {
  const needed = new Map([...tensors].filter(([name]) => !ignoredTensors.test(name)))
  const { tensors: plain, computed } = plainTensors(needed, path)
  const { names: short, removed } = unwrapNames([...plain.keys()])
  if (removed.length > 0) notify?.('import.prefix', { path, removed: removed.join(', ') })
  if (computed.length > 0) notify?.('import.computed', { path, names: listNames(computed) })
  const names = [...plain.keys()]
  const pairs = pairTensors(short, [...shapes.keys()], { renamings, path })
  const hasHeads = [...pairs.values()].some((name) => heads.some((head) => name.startsWith(head)))
  const expected = hasHeads ? splitHeads(shapes) : shapes

  const theirs = new Map<string, string>()
  const unmatched: string[] = []
  for (const name of names) {
    const ours = pairs.get(name)
    const other = theirs.get(ours ?? '')
    if (ours && other)
      throw new ConfigError('import.twice', { path, ours, theirs: other, other: name })
    if (ours && expected.has(ours)) theirs.set(ours, name)
    else unmatched.push(name)
  }
  const missing = [...expected.keys()].filter((name) => !theirs.has(name))
  if (missing.length > 0)
    throw missingError(missing, unmatched, {
      path,
      shapeOf: (name) => (expected.get(name) ?? plain.get(name)?.shape) as Shape,
      isPaired: (module) => [...theirs.keys()].some((name) => moduleOf(name) === module),
    })
  if (unmatched.length > 0)
    throw new ConfigError('import.leftOver', { path, leftOver: listNames(unmatched) })

  const found = new Map<string, FloatArray>()
  for (const [ours, shape] of expected) {
    const name = theirs.get(ours) as string
    found.set(ours, checkTensor(plain.get(name) as NamedArray, { path, theirs: name, ours, shape }))
  }
  return hasHeads ? mergeHeads(found) : found
}

function checkTensor(
  { shape, data }: NamedArray,
  layerPath: { path: string; theirs: string; ours: string; shape: Shape },
): FloatArray {
  const { path, theirs, ours } = layerPath
  const [expected, actual] = [show(layerPath.shape), show(shape)]
  if (expected !== actual)
    throw new ConfigError('import.shape', { path, theirs, ours, expected, actual })
  if (!(data instanceof Float32Array || data instanceof Float64Array))
    throw new ConfigError('import.items', { path, name: theirs, actual: data.constructor.name })
  const numbers = data instanceof Float32Array ? data : Float32Array.from(data)
  const index = numbers.findIndex((number) => !Number.isFinite(number))
  if (index < 0) return { shape, data: numbers }
  throw new ConfigError('import.finite', { path, name: theirs, index, actual: String(data[index]) })
}

/** The same variables, with the posterior's head split into its two halves. */
function splitHeads(shapes: ReadonlyMap<string, Shape>): Map<string, Shape> {
  return new Map(
    [...shapes].flatMap(([name, shape]) => {
      const [, item] = /^posterior\.(weight|bias)$/.exec(name) ?? []
      if (!item) return [[name, shape] as const]
      const half = shape.with(0, (shape[0] ?? 0) / 2)
      return heads.map((head) => [`${head}.${item}`, half] as const)
    }),
  )
}

/** The rows of the means come before those of the log variances. */
function mergeHeads(found: ReadonlyMap<string, FloatArray>): Map<string, FloatArray> {
  const merged = new Map(found)
  for (const item of ['weight', 'bias']) {
    const halves = heads.map((head) => found.get(`${head}.${item}`) as FloatArray)
    for (const head of heads) merged.delete(`${head}.${item}`)
    const [{ shape, data }, { data: below }] = halves as [FloatArray, FloatArray]
    const joined = new Float32Array(data.length + below.length)
    joined.set(data)
    joined.set(below, data.length)
    merged.set(`posterior.${item}`, { shape: shape.with(0, 2 * (shape[0] ?? 0)), data: joined })
  }
  return merged
}

function show(shape: Shape): string {
  return `[${shape.join(', ')}]`
}
