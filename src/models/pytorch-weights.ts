// Converts a PyTorch state_dict to a model's state.
import { ConfigError } from '../errors.js'
import type { NamedArray } from '../formats/safetensors.js'
import type { Shape } from '../graph/ops.js'
import { closestMatch } from '../messages/nearest.js'
import { matchNames } from './pytorch-names.js'

/** `theirs` (a tensor or a module of the file) is `ours` (the same of the model). */
export interface Renaming {
  readonly theirs: string
  readonly ours: string
}

interface FloatArray {
  readonly shape: Shape
  readonly data: Float32Array
}

/** PyTorch's count of batches, and the optimizer state of our checkpoints. */
const ignoredTensors = /num_batches_tracked$|^optimizer\//
const heads = ['posterior.mean', 'posterior.logVariance'] as const
const maxNames = 8

/** Values for exactly the variables in `shapes`. Layouts are the same as in PyTorch; its two heads become one.
 *  `path` names the file in errors. Throws ConfigError where a tensor is missing, unexpected, duplicate, of
 *  another shape, not of float32 or float64 or not finite, and where a renaming matches nothing in the file. */
export function weightsFromPyTorch(
  tensors: ReadonlyMap<string, NamedArray>,
  shapes: ReadonlyMap<string, Shape>,
  { path, renamings = [] }: { path: string; renamings?: readonly Renaming[] },
): Map<string, FloatArray> {
  const names = [...tensors.keys()].filter((name) => !ignoredTensors.test(name))
  assertKnownNames(renamings, names, path)
  const pairs = matchNames(
    names.map((name) => renamed(name, renamings)),
    [...shapes.keys()],
  )
  const hasHeads = [...pairs.values()].some((name) => heads.some((head) => name.startsWith(head)))
  const expected = hasHeads ? splitHeads(shapes) : shapes

  const theirs = new Map<string, string>()
  const unmatched: string[] = []
  for (const name of names) {
    const ours = pairs.get(renamed(name, renamings))
    const other = theirs.get(ours ?? '')
    if (ours && other)
      throw new ConfigError('import.twice', { path, ours, theirs: other, other: name })
    if (ours && expected.has(ours)) theirs.set(ours, name)
    else unmatched.push(name)
  }
  const missing = [...expected.keys()].filter((name) => !theirs.has(name))
  const likeliest = (ours: string) => {
    const shape = expected.get(ours) ?? []
    const shapeOf = (name: string) => tensors.get(name)?.shape ?? []
    const equal = unmatched.filter((name) => show(shapeOf(name)) === show(shape))
    const alike = unmatched.filter((name) => shapeOf(name).length === shape.length)
    return (
      closestMatch(ours, equal) ?? equal[0] ?? closestMatch(ours, alike) ?? alike[0] ?? unmatched[0]
    )
  }
  assertNoneMissing(missing, unmatched, { path, likeliest })
  if (unmatched.length > 0)
    throw new ConfigError('import.leftOver', { path, leftOver: listed(unmatched) })

  const found = new Map<string, FloatArray>()
  for (const [ours, shape] of expected) {
    const name = theirs.get(ours) as string
    found.set(
      ours,
      checkTensor(tensors.get(name) as NamedArray, { path, theirs: name, ours, shape }),
    )
  }
  return hasHeads ? mergeHeads(found) : found
}

/** The first renaming that matches applies. */
function renamed(name: string, renamings: readonly Renaming[]): string {
  const fitting = renamings.find(({ theirs }) => matchesName(theirs, name))
  return fitting ? fitting.ours + name.slice(fitting.theirs.length) : name
}

/** Whether a tensor is the one called `theirs`, or is in the module of that name. */
function matchesName(theirs: string, name: string): boolean {
  return name === theirs || name.startsWith(`${theirs}.`)
}

function assertKnownNames(
  renamings: readonly Renaming[],
  all: readonly string[],
  path: string,
): void {
  const unknown = renamings.find(({ theirs }) => !all.some((name) => matchesName(theirs, name)))
  if (!unknown) return
  throw new ConfigError('import.mapName', { path, actual: unknown.theirs, names: listed(all) })
}

function assertNoneMissing(
  missing: readonly string[],
  unmatched: readonly string[],
  { path, likeliest }: { path: string; likeliest: (ours: string) => string | undefined },
): void {
  const [ours] = missing
  if (!ours) return
  const theirs = likeliest(ours)
  const values = { path, missing: listed(missing) }
  throw theirs
    ? new ConfigError('import.missing', { ...values, leftOver: listed(unmatched), theirs, ours })
    : new ConfigError('import.lacking', values)
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

function listed(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).join(', ')
  return names.length > maxNames ? `${shown}, … (${names.length})` : shown
}

function show(shape: Shape): string {
  return `[${shape.join(', ')}]`
}
