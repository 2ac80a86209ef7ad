// The built-in digits in a browser: the files of the build, read as Node reads them.

import { arrayDataset, type DataSplits } from '../../../data/dataset.js'
import { hashSplits } from '../../../data/hash-splits.js'
import { readingRules } from '../../../data/reading-rules.js'
import { readIdx } from '../../../formats/idx.js'
import { Sha256 } from '../../../formats/sha256.js'

// Literal expressions, because bundlers only recognize these.
const files = {
  train: [
    new URL('../../../../dist/digits/train-images-idx3-ubyte.gz', import.meta.url),
    new URL('../../../../dist/digits/train-labels-idx1-ubyte.gz', import.meta.url),
  ],
  validation: [
    new URL('../../../../dist/digits/t10k-images-idx3-ubyte.gz', import.meta.url),
    new URL('../../../../dist/digits/t10k-labels-idx1-ubyte.gz', import.meta.url),
  ],
} as const

export async function fetchDigits(): Promise<DataSplits> {
  const [train, validation] = await Promise.all([splitOf(files.train), splitOf(files.validation)])
  const data = await hashSplits('digits', { train, validation }, new Sha256())
  return { ...data, rules: readingRules.current }
}

async function splitOf([images, labels]: readonly [URL, URL]) {
  const [items, classes] = await Promise.all([fetchIdx(images), fetchIdx(labels)])
  return arrayDataset(items.shape.slice(1), items.data, classes.data)
}

async function fetchIdx({ href }: URL) {
  const response = await fetch(href)
  if (!response.ok || !response.body) throw new Error(`${href}: ${response.status}`)
  const unpacked = new Response(response.body.pipeThrough(new DecompressionStream('gzip')))
  const { shape, data } = readIdx(new Uint8Array(await unpacked.arrayBuffer()), href)
  return { shape, data: data as Uint8Array }
}
