// Loads files that are listed with commas: images, labels and their splits, IDX or NumPy. Node only.
import { extname } from 'node:path'
import { ConfigError, FormatError } from '../errors.js'
import { fileBytes } from '../files/file-bytes.js'
import { readBytes } from '../files/read-bytes.js'
import { decodeNpy, type ReadNpyArray } from '../formats/npy.js'
import { openNpz } from '../formats/npz.js'
import { arrayExtensions } from './arrays/array-file.js'
import { imagesFromArray, readNpyImages } from './arrays/npy-images.js'
import type { DataSplits, Dataset } from './dataset.js'
import {
  type IdxOptions,
  type ImagesAndLabels,
  loadIdxFiles,
  loadIdxLabels,
  loadIdxPart,
  loadSingleIdx,
} from './idx/idx-folder.js'
import { classLabels } from './labels/class-labels.js'
import { reportUnusedOptions } from './report-unused-options.js'

/** The splits in the files that `source` lists: images and their labels; or training images, their labels, validation
 *  images, their labels, and perhaps test images and their labels. Each is an IDX file, or an .npy or .npz file with one
 *  array. Throws ConfigError for another number of files, and like `loadIdxFiles` and `readNpyImages`. */
export async function loadListedFiles(source: string, options: IdxOptions): Promise<DataSplits> {
  const files = source.split(',').flatMap((file) => file.trim() || [])
  const [images = '', labels, validationImages = '', validationLabels, testImages, testLabels] =
    files
  const reading = { ...options, readPart }
  if (files.length === 2) return loadSingleIdx({ images, labels }, reading)
  if (files.length !== 4 && files.length !== 6)
    throw new ConfigError('data.fileCount', { source, actual: files.length })
  const train = { trainImages: images, trainLabels: labels }
  const validation = { validationImages, validationLabels }
  return loadIdxFiles({ ...train, ...validation, testImages, testLabels }, reading)
}

async function readPart(
  { images, labels }: ImagesAndLabels,
  options: IdxOptions,
): Promise<Dataset> {
  const dataset = isArrayFile(images)
    ? await readImages(images, options)
    : await loadIdxPart({ images }, options)
  if (labels === undefined) return dataset
  const { count } = dataset
  const own = isArrayFile(labels)
    ? classLabels(await readArray(labels), { path: labels, count })
    : await loadIdxLabels(labels, { images, count, notify: options.notify })
  return { ...dataset, ...own }
}

async function readImages(path: string, options: IdxOptions): Promise<Dataset> {
  const { size, channels, background, notify } = options
  const { dataset, isBlack, isSized, isComposited } =
    extensionOf(path) === '.npy'
      ? await readNpyImages(path, options)
      : await imagesFromArray(await readArray(path), path, options)
  if (isBlack) notify?.('images.black', { path })
  if (!isSized) reportUnusedOptions({ source: path, size, channels }, ['size', 'channels'], notify)
  if (!isComposited) reportUnusedOptions({ source: path, background }, ['background'], notify)
  return dataset
}

async function readArray(path: string): Promise<ReadNpyArray> {
  if (extensionOf(path) === '.npy') return decodeNpy(await readBytes(path), path)
  const { names, read } = openNpz(fileBytes(path), path)
  const [name = '', ...others] = names
  if (names.length === 1) return read(name)
  throw new FormatError('listed.arrays', { path, actual: [name, ...others].join(', ') || '0' })
}

function isArrayFile(path: string): boolean {
  return arrayExtensions.includes(extensionOf(path))
}

function extensionOf(path: string): string {
  return extname(path).toLowerCase()
}
