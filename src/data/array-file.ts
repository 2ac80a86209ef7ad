// Loads NumPy's files as data to train on: .npy with images, .npz with images and perhaps labels. Node only.
import { basename, extname } from 'node:path'
import { FormatError } from '../errors.js'
import type { ReadNpyArray } from '../formats/npy.js'
import { decodeNpz } from '../formats/npz.js'
import type { DataSplits } from './dataset.js'
import { splitsOf } from './fingerprint.js'
import type { Watched } from './notice.js'
import { imagesFromArray, type NpyImages, readNpyImages } from './npy-images.js'
import { readBytes } from './read-bytes.js'
import { splitDataset } from './split.js'

export const arrayExtensions = ['.npy', '.npz']

/** The images of an .npy file, or of an .npz file with an array `images` [count, ...shape] and perhaps one
 *  `labels` [count] of integers from 0 to 255; `validation` is the share to validate with. Of an .npy file
 *  with more than `memory` bytes the items stay where they lie.
 *  Throws ConfigError where no file can be read there, FormatError where it holds anything else. */
export async function loadArrayFile(
  path: string,
  { validation, memory }: { validation?: number | undefined; memory?: number | undefined } = {},
  { notice, progress }: Watched = {},
): Promise<DataSplits> {
  const isOne = extname(path).toLowerCase() === '.npy'
  const { dataset, isBlack } = isOne ? await readNpyImages(path, { memory }) : await fromNpz(path)
  if (isBlack) notice?.('images.black', { path })
  const name = basename(path)
  return splitsOf(name, await splitDataset(dataset, { validation, name, progress }), { progress })
}

async function fromNpz(path: string): Promise<NpyImages> {
  const arrays = decodeNpz(await readBytes(path), path)
  const array = arrays.get('images')
  if (!array) {
    const actual = [...arrays.keys()].join(', ') || '0'
    throw new FormatError('images.arrays', { path, actual })
  }
  const images = await imagesFromArray(array, path)
  const labels = arrays.get('labels')
  if (!labels) return images
  const { dataset } = images
  return { ...images, dataset: { ...dataset, labels: labelsFrom(labels, dataset.count, path) } }
}

function labelsFrom({ shape, type, data }: ReadNpyArray, count: number, path: string): Uint8Array {
  if (shape.length !== 1 || data.length !== count) {
    const actual = `[${shape.join(', ')}]`
    throw new FormatError('images.labelCount', { path, expected: count, actual })
  }
  const actual = /^[iu]/.test(type) ? data.find((label) => label < 0 || label > 255) : type
  if (actual !== undefined) throw new FormatError('images.labelType', { path, actual })
  return Uint8Array.from(data)
}
