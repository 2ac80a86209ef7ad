// Files of codes: what an archive holds, and that files of earlier versions are read.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesInMemory } from '../../formats/byte-source.js'
import type { NpyArray } from '../../formats/npy.js'
import { encodeNpz, openNpz } from '../../formats/npz.js'
import { latentsFileParts, readLatents } from './latents-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-codes-'))
})
afterAll(() => rm(folder, { recursive: true }))

const mean = Float32Array.of(1, 2, 3, 4)
const logVariance = Float32Array.of(-1, -2, -3, -4)
const codes = { count: 2, latent: 2, mean, logVariance }

it('an archive holds means, log variances, labels and file names', () => {
  const names = ['a.png', '둘/b.png']
  const [bytes] = latentsFileParts('npz', codes, { labels: Uint8Array.of(7, 0), names })
  const file = openNpz(bytesInMemory(bytes as Uint8Array), 'codes.npz')
  expect(file.names).toEqual(['mean', 'log_variance', 'labels', 'files'])
  expect(file.read('log_variance')).toMatchObject({ shape: [2, 2], data: logVariance })
  const { texts = [], data } = file.read('files')
  expect(Array.from(data, (at) => texts[at])).toEqual(names)
})

it('the log variance has one name in archives and tables', () => {
  const [header] = latentsFileParts('csv', codes)
  expect(header).toBe('index,mean_1,mean_2,log_variance_1,log_variance_2\n')
})

it('an archive of version 0.1 is read, and arrays beside the means are not', async () => {
  const path = join(folder, 'old.npz')
  const arrays = new Map<string, NpyArray | readonly string[]>([
    ['mean', { shape: [2, 2], data: mean }],
    ['logVariance', { shape: [2, 2], data: logVariance }],
    ['files', ['a', 'b']],
  ])
  await writeFile(path, encodeNpz(arrays))
  expect(await readLatents(path, 2)).toEqual(mean)
})
