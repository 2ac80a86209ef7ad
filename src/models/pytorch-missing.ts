// What to say where a state_dict lacks tensors: which module of the file could be meant, by the shapes of all its tensors.
import { ConfigError } from '../errors.js'
import type { Shape } from '../graph/ops.js'
import { closestMatch } from '../messages/nearest.js'
import { itemOf, listNames, moduleOf } from './pytorch-names.js'

interface Known {
  readonly path: string
  /** The shape of a variable of the model or a tensor of the file. */
  readonly shapeOf: (name: string) => Shape
  /** Whether a part of this module of the model has a tensor of the file. */
  readonly isPaired: (module: string) => boolean
}

interface Suggestion {
  readonly ours: string
  /** Modules of the file that have the shapes of `ours`, the most likely one first. */
  readonly candidates: readonly string[]
}

/** The error for variables without a tensor, where `unmatched` are the tensors without a variable. It suggests a module
 *  whose tensors have the shapes of all those of a missing module, never a tensor alone: shapes do not tell which layer a
 *  bias belongs to. */
export function missingError(
  missing: readonly string[],
  unmatched: readonly string[],
  known: Known,
): ConfigError {
  const { path } = known
  const values = { path, missing: listNames(missing) }
  if (unmatched.length === 0) return new ConfigError('import.lacking', values)
  const leftOver = listNames(unmatched)
  const found = suggest(missing, unmatched, known)
  if (!found)
    return new ConfigError('import.noPlace', { ...values, leftOver, ours: missing[0] ?? '' })
  const [theirs = '', ...others] = found.candidates
  const pair = { ...values, leftOver, theirs, ours: found.ours }
  if (others.length === 0) return new ConfigError('import.missing', pair)
  return new ConfigError('import.choose', { ...pair, candidates: listNames(found.candidates) })
}

function suggest(
  missing: readonly string[],
  unmatched: readonly string[],
  { shapeOf, isPaired }: Known,
): Suggestion | undefined {
  const shapesIn = (names: readonly string[], module: string) =>
    shapesOf(
      names.filter((name) => moduleOf(name) === module),
      shapeOf,
    )
  const theirs = [...new Set(unmatched.map(moduleOf))].sort(byNumbers)
  const fitting = (shapes: string) => theirs.filter((each) => shapesIn(unmatched, each) === shapes)
  for (const ours of new Set(missing.map(moduleOf))) {
    if (isPaired(ours)) continue
    const near = (all: readonly string[]) => {
      const closest = closestMatch(ours, all)
      return closest === undefined ? all : [closest, ...all.filter((each) => each !== closest)]
    }
    const candidates = near(fitting(shapesIn(missing, ours)))
    if (candidates.length > 0) return { ours, candidates }
    // PyTorch's two heads of a posterior; the first is more often that of the means.
    const names = missing.filter((name) => moduleOf(name) === ours)
    const halfOf = (name: string) => {
      const shape = shapeOf(name)
      return shape.with(0, (shape[0] ?? 0) / 2)
    }
    const halves = ours === 'posterior' ? fitting(shapesOf(names, halfOf)) : []
    if (halves.length > 1) return { ours: 'posterior.mean', candidates: halves }
  }
  return undefined
}

/** The shapes of a module's tensors, as one text. */
function shapesOf(names: readonly string[], shapeOf: (name: string) => Shape): string {
  return names
    .map((name) => `${itemOf(name)} [${shapeOf(name).join(', ')}]`)
    .sort()
    .join()
}

/** `fc2` before `fc10`. */
function byNumbers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}
