// Reads images, their labels and their splits from an .npz file. Node only.
import { FormatError } from '../../errors.js'
import { fileBytes } from '../../files/file-bytes.js'
import type { NpyDescription, ReadNpyArray } from '../../formats/npy.js'
import { elementTypeOf } from '../../formats/npy-items.js'
import { type NpzFile, openNpz } from '../../formats/npz.js'
import type { Role } from '../dataset.js'
import { classLabels } from '../labels/class-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { readingRules } from '../reading-rules.js'
import {
  type ChosenArrays,
  chooseArrays,
  chooseByFirstRules,
  chooseByShape,
} from './choose-arrays.js'
import { imagesFromArray, type NpyImages, type NpyOptions } from './npy-images.js'

type Requested = Pick<DataConfiguration, 'array' | 'label'>

export interface NpzPart extends NpyImages {
  readonly role?: Role | undefined
  /** The name of its array. */
  readonly array?: string
}

export interface NpzImages {
  /** The splits, or all images without a role. */
  readonly parts: readonly NpzPart[]
  /** The words that name splits, with their roles; undefined without splits. */
  readonly roles?: ReadonlyMap<string, Role> | undefined
  readonly labelNames?: readonly string[] | undefined
}

/** The arrays that `chooseArrays` chooses, or by the rules of a run the first ones. Arrays that are not used go to
 *  `notify`, and nothing of them is read but their headers.
 *  Throws FormatError where no array or an invalid one is chosen, and like `imagesFromArray` and `classLabels`. */
export async function readNpzImages(
  path: string,
  { array, label, ...reading }: NpyOptions & Requested,
  notify: LoadCallbacks['notify'],
): Promise<NpzImages> {
  const file = openNpz(fileBytes(path), path)
  const { pairs, roles } = chosen(file, path, { array, label, rules: reading.rules, notify })
  const parts: NpzPart[] = []
  const labels: (PlacedArray | undefined)[] = []
  for (const { images: name, labels: own, role } of pairs) {
    const place = roles ? `${path}/${name}.npy` : path
    const images = await imagesFromArray(file.read(name), place, { ...reading, notify })
    parts.push({ ...images, role, array: name })
    labels.push(own === undefined ? undefined : { ...file.read(own), path: `${path}/${own}.npy` })
  }
  const texts = new Set(labels.flatMap((each) => each?.texts ?? []))
  // A run of earlier rules keeps its classes.
  const missing = reading.rules === readingRules.first ? new Set<string>() : missingTexts
  const labelNames = [...texts].filter((text) => !missing.has(text)).sort()
  const labelled = parts.map((part, at) => {
    const array = labels[at] && withNames(labels[at], labelNames)
    const { dataset } = part
    if (!array) return part
    const { path, count } = { ...array, ...dataset }
    return { ...part, dataset: { ...dataset, ...classLabels(array, { path, count }) } }
  })
  return { parts: labelled, roles, ...(labelNames.length > 0 && { labelNames }) }
}

/** Texts of NumPy for a label that is not known. */
const missingTexts: ReadonlySet<string> = new Set(['', 'nan'])

interface PlacedArray extends ReadNpyArray {
  readonly path: string
}

/** The same labels, where they are texts as indices of those of all splits; −1 for a missing one. */
function withNames(labels: PlacedArray, names: readonly string[]): PlacedArray {
  const { texts, data } = labels
  if (!texts) return labels
  const places = Int32Array.from(texts, (text) => names.indexOf(text))
  return { ...labels, data: Int32Array.from(data, (at) => places[at] as number), texts: names }
}

function chosen(
  file: NpzFile,
  path: string,
  {
    array,
    label,
    rules,
    notify,
  }: Requested & { rules: number | undefined; notify: LoadCallbacks['notify'] },
): ChosenArrays {
  const { names } = file
  const isFirst = rules === readingRules.first
  const found = isFirst
    ? chooseByFirstRules(names, { array, label })
    : (chooseArrays(names, { array, label }) ??
      (array === undefined ? chooseByShape(shapesIn(file)) : undefined) ?? {
        pairs: [{ images: array ?? 'images' }],
      })
  const { pairs, isGuess } = found
  const used = pairs.flatMap(({ images, labels = [] }) => [images, labels].flat())
  const missing = used.find((name) => !names.includes(name))
  if (missing !== undefined) {
    const actual = names.map((name) => describe(file, name)).join(', ') || '0'
    throw new FormatError('images.arrays', { path, expected: missing, actual })
  }
  if (isFirst) return found
  const others = names.filter((name) => !used.includes(name))
  const [images = '', labels] = used
  if (isGuess) notify?.('arrays.guessed', { path, images, labels: labels ?? '–' })
  if (others.length > 0) notify?.('arrays.unused', { path, names: others.join(', ') })
  return found
}

/** The shapes of the arrays of numbers. */
function shapesIn(file: NpzFile): ReadonlyMap<string, readonly number[]> {
  const described = file.names.flatMap((name) => {
    const { descr, shape } = header(file, name) ?? {}
    return descr && shape && elementTypeOf(descr) ? [[name, shape] as const] : []
  })
  return new Map(described)
}

function describe(file: NpzFile, name: string): string {
  const { shape } = header(file, name) ?? {}
  return shape ? `${name} [${shape.join(', ')}]` : name
}

/** Undefined where it is damaged, which matters only where the array is read. */
function header(file: NpzFile, name: string): NpyDescription | undefined {
  try {
    return file.describe(name)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
