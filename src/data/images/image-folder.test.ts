// Folders of pictures as data: their splits, and what runs of version 0.1 read.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { DataSplits } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import { loadData } from '../load.js'
import { readingRules } from '../reading-rules.js'

let folder: string
let source: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-trained-'))
  vi.stubEnv('JAMJAE_DATA', join(folder, 'cache'))
  source = join(folder, 'pictures')
  for (const [split, count] of Object.entries({ train: 3, valid: 2, test: 1 }))
    for (let at = 0; at < count; at++) {
      const path = join(source, split, `${at}.png`)
      await mkdir(dirname(path), { recursive: true })
      const pixels = Buffer.from([at, 50, 100, 50 * at])
      await sharp(pixels, { raw: { width: 2, height: 2, channels: 1 } }).toFile(path)
    }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const counts = ({ train, validation, test }: DataSplits) => [
  train.count,
  validation.count,
  test?.count,
]

it('keeps a third split, which is not part of the fingerprint', async () => {
  const splits = await loadData(source)
  expect(counts(splits)).toEqual([3, 2, 1])
  const { fingerprint } = await createDataSplits('same', {
    train: splits.train,
    validation: splits.validation,
  })
  expect(splits.fingerprint).toBe(fingerprint)
})

it('reads the data of a run of version 0.1 as that did', async () => {
  const earlier = await loadData(source, { rules: readingRules.first })
  // It validated with test, as it did not know valid.
  expect(counts(earlier)).toEqual([3, 1, undefined])
})
