// CIFAR-10's archive: images, labels and their order; and invalid archives.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cifarBatches, cifarRecord, tarBytes } from '../../../test/tiny-sets.js'
import { loadCifar } from './cifar.js'

const counts = { name: 'cifar10', training: 5, validation: 1 }
const good = tarBytes(cifarBatches())
let path: string
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'jamjae-cifar-')), 'cifar.tar.gz')
})
afterAll(() => rm(join(path, '..'), { recursive: true }))

async function load(bytes: Uint8Array) {
  await writeFile(path, bytes)
  return loadCifar(path, counts)
}

/** The good archive, with some files replaced or left out. */
function archive(changes: Record<string, Uint8Array | undefined>): Buffer {
  const files = Object.entries({ ...cifarBatches(), ...changes })
  const kept = files.flatMap(([name, bytes]) => (bytes ? [[name, bytes] as const] : []))
  return gzipSync(tarBytes(Object.fromEntries(kept)))
}

it('has its training batches in their order, whatever that of the archive, and the test batch for validation', async () => {
  const { name, train, validation } = await load(gzipSync(good))
  expect(name).toBe('cifar10')
  expect([train.count, train.shape, [...(train.labels ?? [])]]).toEqual([
    5,
    [3, 32, 32],
    [1, 2, 3, 4, 5],
  ])
  expect([validation.count, [...(validation.labels ?? [])]]).toEqual([1, [6]])
  const images = new Uint8Array(2 * 3072)
  await train.read([4, 1], images)
  expect([...new Set(images.subarray(0, 3072))]).toEqual([50])
  expect([...new Set(images.subarray(3072))]).toEqual([20])
})

it('has another fingerprint when a value or a label differs', async () => {
  const others = [cifarRecord(1).with(9, 0), cifarRecord(1).with(0, 2)].map((record) =>
    archive({ 'bin/data_batch_1.bin': record }),
  )
  const prints: string[] = []
  for (const bytes of [gzipSync(good), ...others]) prints.push((await load(bytes)).fingerprint)
  expect(new Set(prints).size).toBe(3)
})

describe('is not', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['an empty file', () => Buffer.alloc(0), 'gzip.truncated'],
    ['something else', () => Buffer.from('<html>no</html>'), 'gzip.corrupt'],
    ['an archive that is not compressed', () => good, 'gzip.corrupt'],
    ['a compressed file that is no archive', () => gzipSync(Buffer.alloc(512, 'x')), 'tar.header'],
    ['truncated in the gzip', () => gzipSync(good).subarray(0, -20), 'gzip.truncated'],
    ['truncated in the archive', () => gzipSync(good.subarray(0, 5000)), 'tar.truncated'],
    ['without a batch', () => archive({ 'bin/data_batch_4.bin': undefined }), 'cifar.missing'],
    ['without the test batch', () => archive({ 'bin/test_batch.bin': undefined }), 'cifar.missing'],
    [
      'a batch that is too short',
      () => archive({ 'bin/test_batch.bin': cifarRecord(1).subarray(1) }),
      'cifar.size',
    ],
    [
      'a batch that is too long',
      () => archive({ 'bin/test_batch.bin': Buffer.alloc(3074) }),
      'tar.tooLarge',
    ],
    [
      'a label above 9',
      () => archive({ 'bin/data_batch_2.bin': cifarRecord(2).with(0, 10) }),
      'cifar.label',
    ],
  ])('%s', async (_, bytes, key) => {
    await expect(load(bytes())).rejects.toMatchObject({ code: 'FORMAT', key, values: { path } })
  })

  it('a path that does not exist, nor a folder', async () => {
    const nowhere = loadCifar(join(path, '..', 'nothing'), counts)
    await expect(nowhere).rejects.toMatchObject({ code: 'CONFIG', key: 'data.missing' })
    const folder = loadCifar(join(path, '..'), counts)
    await expect(folder).rejects.toMatchObject({ code: 'CONFIG', key: 'data.notFile' })
  })
})
