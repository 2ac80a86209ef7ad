// Reads MNIST's files and lets Python compare every pixel and every label.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadIdxFolder } from '../../dist/data/idx/idx-folder.js'

const mnist = fileURLToPath(new URL('../../../shared/data/mnist', import.meta.url))

/** Checks: images and labels of both splits. */
export async function idxFiles({ python }) {
  if (!existsSync(mnist)) return [{ check: 'IDX files', skipped: `no folder ${mnist}` }]
  const { train, validation } = await loadIdxFolder(mnist)
  const hashes = await Promise.all([train, validation].map(hashesOf))
  return python('idx.py', mnist, JSON.stringify({ train: hashes[0], t10k: hashes[1] }))
}

async function hashesOf({ count, shape, labels, read }) {
  const images = new Uint8Array(count * shape.reduce((size, each) => size * each, 1))
  await read(
    new Uint32Array(count).map((_, index) => index),
    images,
  )
  return { shape: [count, ...shape], images: sha256(images), labels: sha256(labels) }
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
