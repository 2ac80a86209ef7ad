// Codes as NPY, NPZ or CSV files, and latents read from such files.
import { extname } from 'node:path'
import type { Dataset } from '../../data/dataset.js'
import { type Labelled, signedLabels } from '../../data/labels/hidden-labels.js'
import { ConfigError, FormatError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { bytesInMemory } from '../../formats/byte-source.js'
import { decodeLabelsCsv, decodeLatentsCsv, latentsCsvParts } from '../../formats/latents-csv.js'
import { decodeNpy, encodeNpy, type NpyArray } from '../../formats/npy.js'
import { encodeNpz, openNpz } from '../../formats/npz.js'
import type { Codes } from '../../training/inference.js'

const formats = ['npy', 'npz', 'csv'] as const
type LatentsFormat = (typeof formats)[number]

/** The format of a file, from its extension. Throws ConfigError for another extension. */
export function latentsFormat(path: string): LatentsFormat {
  const format = formats.find((each) => extname(path).toLowerCase() === `.${each}`)
  if (format) return format
  const expected = formats.map((each) => `.${each}`).join(', ')
  throw new ConfigError('latents.extension', { path, expected, actual: extname(path) || '-' })
}

/** Whether a file of codes has log variances beside the means. */
export function hasLogVariances(format: LatentsFormat): boolean {
  return format !== 'npy'
}

/** The bytes of a file of codes, in consecutive parts: only the means (npy), or with log variances, labels, clusters and the
 *  examples' file names if there are any (npz, csv), a missing label as −1 or an empty cell; with a classifier its most probable labels and, in npz, their probabilities. Log
 *  variances are called as in exported models. Shapes: mean, logVariance [count, latent]. */
export function latentsFileParts(
  format: LatentsFormat,
  { count, latent, mean, logVariance, probabilities, predicted }: Codes,
  {
    names: files,
    clusters,
    ...dataset
  }: Labelled & Pick<Dataset, 'names'> & { clusters?: Int32Array | undefined } = {},
): Iterable<string | Uint8Array> {
  const shape = [count, latent]
  const labels = signedLabels(dataset)
  switch (format) {
    case 'npy':
      return [encodeNpy({ shape, data: mean })]
    case 'npz': {
      const arrays = new Map<string, NpyArray | readonly string[]>()
      arrays.set('mean', { shape, data: mean })
      if (logVariance) arrays.set('log_variance', { shape, data: logVariance })
      if (labels) arrays.set('labels', { shape: [count], data: labels })
      if (clusters) arrays.set('cluster', { shape: [count], data: clusters })
      if (predicted) arrays.set('predicted_labels', { shape: [count], data: predicted })
      if (probabilities && count > 0) {
        const classes = probabilities.length / count
        arrays.set('label_probabilities', { shape: [count, classes], data: probabilities })
      }
      if (files) arrays.set('files', files)
      return [encodeNpz(arrays)]
    }
    case 'csv':
      return latentsCsvParts({
        ...{ count, latent, mean, logVariance, labels, predicted, clusters, files },
      })
  }
}

/** Reads the latents in the file at `path`: an NPY file's array, `mean` of an NPZ file, the columns mean_1, … of a CSV
 *  file. Shape: [count, latent].
 *  Throws ConfigError if the file cannot be read, FormatError if it is damaged, has another shape or contains values
 *  that are not finite. */
export async function readLatents(path: string, latent: number): Promise<Float32Array> {
  const format = latentsFormat(path)
  const bytes = await readBytes(path)
  const { shape, data } =
    format === 'csv'
      ? decodeLatentsCsv(bytes, path)
      : format === 'npy'
        ? decodeNpy(bytes, path)
        : meanOf(bytes, path)
  const [count, own] = shape
  if (shape.length !== 2 || !count || own !== latent) {
    const actual = `[${shape.join(', ')}]`
    throw new FormatError('latents.shape', { path, expected: `[count, ${latent}]`, actual })
  }
  const latents = new Float32Array(data)
  const at = latents.findIndex((value) => !Number.isFinite(value))
  if (at < 0) return latents
  const place = { index: Math.floor(at / latent), latent: (at % latent) + 1 }
  throw new FormatError('latents.finite', { path, ...place, actual: String(data[at]) })
}

/** Reads the labels of `count` latents from the same file: `labels` of an NPZ file, the column label of a CSV file; of codes by a
 *  classifier `predicted_labels`, predicted_label. Shape: [count].
 *  Throws ConfigError if it has none, FormatError if they are no whole numbers from 0 to 255, or not as many, and what
 *  `readLatents` throws. */
export async function readLabels(path: string, count: number): Promise<Uint8Array> {
  const format = latentsFormat(path)
  const bytes = await readBytes(path)
  const found =
    format === 'csv' ? decodeLabelsCsv(bytes) : format === 'npz' ? labelsIn(bytes, path) : undefined
  if (!found) throw new ConfigError('condition.noLabelsOfCodes', { path })
  if (found.length !== count)
    throw new FormatError('latents.labels', { path, expected: count, actual: found.length })
  const index = found.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < 256))
  if (index >= 0)
    throw new FormatError('latents.label', { path, index, actual: String(found[index]) })
  return Uint8Array.from(found)
}

function labelsIn(bytes: Uint8Array, path: string): number[] | undefined {
  const { names, read } = openNpz(bytesInMemory(bytes), path)
  const name = ['predicted_labels', 'labels'].find((each) => names.includes(each))
  return name === undefined ? undefined : Array.from(read(name).data, Number)
}

function meanOf(bytes: Uint8Array, path: string) {
  const { names, read } = openNpz(bytesInMemory(bytes), path)
  if (names.includes('mean')) return read('mean')
  throw new FormatError('latents.mean', { path, actual: names.join(', ') || '-' })
}
