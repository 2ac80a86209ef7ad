// Small data sets for tests: real digits, and folders of files in MNIST's format.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { arrayDataset, type ConfigurationInput, type DataSplits, loadData } from 'jamjae/node'

export const fileNames = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  validationImages: 't10k-images-idx3-ubyte',
  validationLabels: 't10k-labels-idx1-ubyte',
} as const
export type FileRole = keyof typeof fileNames

/** The bytes of an IDX file of unsigned bytes. */
export function idxBytes(shape: readonly number[], items: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header.set([0, 0, 0x08, shape.length])
  for (const [axis, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * axis)
  return Buffer.concat([header, items])
}

/** The first of the built-in digits, subsampled. */
export async function fewDigits({
  training = 100,
  validation = 20,
  every = 1,
}: {
  training?: number
  validation?: number
  every?: number
} = {}): Promise<DataSplits> {
  const all = await loadData('digits')
  const side = Math.ceil(28 / every)
  const first = async (from: DataSplits['train'], count: number) => {
    const pixels = new Uint8Array(count * 28 * 28)
    await from.read([...Array(count).keys()], pixels)
    const kept = pixels.filter((_, at) => {
      const [row, column] = [Math.floor(at / 28) % 28, at % 28]
      return row % every === 0 && column % every === 0
    })
    return arrayDataset([side, side], kept, from.labels?.slice(0, count))
  }
  return {
    name: 'a few digits',
    train: await first(all.train, training),
    validation: await first(all.validation, validation),
    fingerprint: `${training} ${validation} ${every}`,
  }
}

/** Writes splits as the four files of MNIST; `changes` replaces the bytes of some, or omits them. */
export async function writeIdxFolder(
  folder: string,
  { train, validation }: Pick<DataSplits, 'train' | 'validation'>,
  changes: Partial<Record<FileRole, Uint8Array | undefined>> = {},
): Promise<void> {
  const images = async ({ count, shape, read }: DataSplits['train']) => {
    const pixels = new Uint8Array(count * shape.reduce((product, size) => product * size, 1))
    await read([...Array(count).keys()], pixels)
    return idxBytes([count, ...shape], pixels)
  }
  const labels = ({ count, labels: all = new Uint8Array(count) }: DataSplits['train']) =>
    idxBytes([count], all)
  const files: Record<FileRole, Uint8Array | undefined> = {
    trainImages: await images(train),
    trainLabels: labels(train),
    validationImages: await images(validation),
    validationLabels: labels(validation),
    ...changes,
  }
  await mkdir(folder, { recursive: true })
  for (const role of Object.keys(fileNames) as FileRole[]) {
    const bytes = files[role]
    if (bytes) await writeFile(join(folder, fileNames[role]), bytes)
  }
}

/** The configuration of a small VAE on images of that shape, as in a file. */
export const tinyConfiguration = (side = 28) =>
  ({
    name: 'tiny',
    model: {
      type: 'vae',
      input: [side, side],
      encoder: [{ type: 'linear', units: 16 }, { type: 'relu' }],
      latent: 2,
      decoder: [{ type: 'linear', units: 16 }, { type: 'relu' }],
      likelihood: { type: 'bernoulli' },
    },
    training: { epochs: 2, batchSize: 32, reduction: 'sum' },
  }) satisfies ConfigurationInput
