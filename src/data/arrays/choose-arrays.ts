// Chooses the arrays of an .npz file that are images and labels, and the splits that they are.
import type { Role } from '../dataset.js'
import { assignRoles, splitNamed } from '../split-words.js'
import { type ArrayName, readArrayName } from './array-names.js'

/** Images, and perhaps their labels, by the names of their arrays. */
interface ArrayPair {
  readonly images: string
  readonly labels?: string | undefined
}

export interface ChosenArrays {
  /** The splits where the names say so, else a single pair without a role. */
  readonly pairs: readonly (ArrayPair & { readonly role?: Role })[]
  /** The words that name splits, with their roles; undefined without splits. */
  readonly roles?: ReadonlyMap<string, Role> | undefined
  /** Whether only the shapes of the arrays say what they are. */
  readonly isGuess?: boolean
}

interface Requested {
  readonly array?: string | undefined
  readonly label?: string | undefined
}

/** By the rules of Jamjae 0.1, which do not look for names. */
export function chooseByFirstRules(
  names: readonly string[],
  { array, label }: Requested,
): ChosenArrays {
  const [only = usualImages, ...others] = names
  const images = array ?? (others.length === 0 ? only : usualImages)
  const labels = label ?? (names.includes(usualLabels) ? usualLabels : undefined)
  return { pairs: [{ images, labels }] }
}

/** By the shapes of the arrays of numbers: the only one with several axes has the images, the only one with a number for
 *  each of them the labels. Undefined where several have. */
export function chooseByShape(
  shapes: ReadonlyMap<string, readonly number[]>,
): ChosenArrays | undefined {
  const [images, ...others] = [...shapes].filter(([, { length }]) => length > 1)
  if (!images || others.length > 0) return undefined
  const [name, [count]] = images
  const labels = [...shapes].filter(([, shape]) => shape.length === 1 && shape[0] === count)
  const pair = { images: name, ...(labels.length === 1 && { labels: labels[0]?.[0] }) }
  return { pairs: [pair], isGuess: true }
}

/** Reads no labels, unless an array is called so. */
const noLabels = 'none'
const [usualImages, usualLabels] = ['images', 'labels']

/** Among the arrays called `names`: those requested, which may leave out the word of the split; else those whose names
 *  say that they are images of several splits; else `images`, the only array or the only one whose name says so.
 *  Undefined where that is none or several. A requested label that does not exist is returned as it is. */
export function chooseArrays(
  names: readonly string[],
  { array, label }: Requested = {},
): ChosenArrays | undefined {
  const arrays = names.map(readArrayName)
  const labelsOf = (images: ArrayName) => labelsFor(images, arrays, label)
  if (array !== undefined && names.includes(array)) {
    const images = readArrayName(array)
    return { pairs: [{ images: array, labels: labelsOf(images) }] }
  }
  const stem = array === undefined ? undefined : readArrayName(array).stem
  const areImages = ({ kind, stem: own }: ArrayName) =>
    stem === undefined ? kind === 'images' : own === stem
  const candidates = arrays.filter(areImages)
  const whole = wholeOf(candidates)
  const bySplit = new Map<string, ArrayName>()
  for (const each of candidates)
    if (each.split !== undefined && !bySplit.has(each.split)) bySplit.set(each.split, each)
  // Images beside a test split are those to train on.
  const hasTraining = [...bySplit.keys()].some((word) => splitNamed(word) === 'train')
  if (whole && bySplit.size > 0 && !hasTraining) bySplit.set('train', whole)
  const roles = assignRoles(bySplit.keys())
  if (roles) {
    const used = new Map<Role, ArrayName>()
    for (const [word, role] of roles)
      if (!used.has(role)) used.set(role, bySplit.get(word) as ArrayName)
    const pairs = [...used].map(([role, images]) => ({
      role,
      images: images.name,
      labels: labelsOf(images),
    }))
    return { pairs, roles }
  }
  const [only, ...others] = arrays
  const [candidate, ...more] = candidates
  if (array !== undefined) return undefined
  const single =
    whole ?? (more.length === 0 ? candidate : undefined) ?? (others.length === 0 ? only : undefined)
  return single && { pairs: [{ images: single.name, labels: labelsOf(single) }] }
}

/** The images that belong to no split. */
function wholeOf(candidates: readonly ArrayName[]): ArrayName | undefined {
  const whole = candidates.filter(({ split }) => split === undefined)
  return (
    whole.find(({ name }) => name === usualImages) ?? (whole.length === 1 ? whole[0] : undefined)
  )
}

function labelsFor(
  { split, name: images }: ArrayName,
  arrays: readonly ArrayName[],
  label: string | undefined,
): string | undefined {
  const roleOf = (word: string | undefined) => word && splitNamed(word)
  const beside = arrays.filter(
    ({ name, split: own }) => name !== images && roleOf(own) === roleOf(split),
  )
  if (label === undefined) {
    const labels = beside.filter(({ kind }) => kind === 'labels')
    return (labels.find(({ name }) => name === usualLabels) ?? labels[0])?.name
  }
  if (split === undefined && arrays.some(({ name }) => name === label)) return label
  const { stem } = readArrayName(label)
  const found = beside.find(({ stem: own }) => own === stem)
  if (found) return found.name
  return label === noLabels ? undefined : label
}
