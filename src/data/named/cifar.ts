// Loads CIFAR-10 from the archive of its binary version. Node only.
// https://www.cs.toronto.edu/~kriz/cifar.html, "Binary version"
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FormatError } from '../../errors.js'
import { readTar, type TarMember } from '../../formats/tar.js'
import { gunzipError } from '../cache/gzip-file.js'
import { arrayDataset, type DataSplits } from '../dataset.js'

const shape = [3, 32, 32] as const
const imageBytes = 3 * 32 * 32
/** A label, then the image: a red, a green and a blue plane. */
const recordBytes = 1 + imageBytes
const maxLabel = 9
const trainingBatches = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`)
const validationBatch = 'test_batch.bin'

/** The splits in the archive cifar-10-binary.tar.gz at `path`: images [3, 32, 32] with labels 0 to 9; its five
 *  training batches in their order, and its test batch for validation. `training` and `validation` are the numbers of
 *  examples of the splits.
 *  Throws ConfigError where the file cannot be read, FormatError where it is not such an archive. */
export async function loadCifar(
  path: string,
  { name, training, validation }: { name: string; training: number; validation: number },
): Promise<DataSplits> {
  const splits = { train: allocateRecords(training), validation: allocateRecords(validation) }
  const examplesPerBatch = training / trainingBatches.length
  const places = new Map([[validationBatch, slice(splits.validation, 0, validation)]])
  for (const [at, batch] of trainingBatches.entries())
    places.set(batch, slice(splits.train, at * examplesPerBatch, examplesPerBatch))

  const maxMemberBytes = Math.max(examplesPerBatch, validation) * recordBytes
  for await (const { name: member, bytes } of membersOf(path, maxMemberBytes)) {
    const batch = member.split('/').at(-1) ?? ''
    const place = places.get(batch)
    if (place) fill(place, bytes, { path, batch })
    places.delete(batch)
  }
  for (const expected of places.keys()) throw new FormatError('cifar.missing', { path, expected })

  const hash = createHash('sha256')
  const [train, test] = [splits.train, splits.validation].map(({ images, labels }) => {
    hash.update(`images ${[labels.length, ...shape].join(' ')}\n`).update(images)
    hash.update(`labels ${labels.length}\n`).update(labels)
    return arrayDataset(shape, images, labels)
  }) as [ReturnType<typeof arrayDataset>, ReturnType<typeof arrayDataset>]
  return { name, train, validation: test, fingerprint: hash.digest('hex') }
}

interface Records {
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

function allocateRecords(count: number): Records {
  return { images: new Uint8Array(count * imageBytes), labels: new Uint8Array(count) }
}

function slice({ images, labels }: Records, first: number, count: number): Records {
  return {
    images: images.subarray(first * imageBytes, (first + count) * imageBytes),
    labels: labels.subarray(first, first + count),
  }
}

function fill(
  { images, labels }: Records,
  bytes: Uint8Array,
  where: { path: string; batch: string },
): void {
  const expected = labels.length * recordBytes
  if (bytes.length !== expected)
    throw new FormatError('cifar.size', { ...where, expected, actual: bytes.length })
  for (let at = 0; at < labels.length; at++) {
    const offset = at * recordBytes
    const label = bytes[offset] as number
    if (label > maxLabel) throw new FormatError('cifar.label', { ...where, offset, actual: label })
    labels[at] = label
    images.set(bytes.subarray(offset + 1, offset + recordBytes), at * imageBytes)
  }
}

async function* membersOf(
  path: string,
  maxMemberBytes: number,
): AsyncGenerator<TarMember, void, void> {
  const unzipped = createGunzip()
  const file = createReadStream(path)
  // A failure of either stream arrives where the bytes are read.
  pipeline(file, unzipped, () => {})
  try {
    yield* readTar(unzipped, { path, maxBytes: maxMemberBytes })
  } catch (cause) {
    throw gunzipError(cause, { path, offset: file.bytesRead })
  } finally {
    unzipped.destroy()
  }
}
