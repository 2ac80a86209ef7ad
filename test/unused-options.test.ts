// Options that data has no use for are reported, never silently ignored.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { loadData, loadRun } from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, fileNames, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  vi.stubEnv('JAMJAE_DATA', place.path('cache'))
  const digits = await fewDigits({ every: 4 })
  await writeIdxFolder(place.path('whole'), digits)
  const none = { validationImages: undefined, validationLabels: undefined }
  await writeIdxFolder(place.path('train-only'), digits, none)
  for (const folder of ['split/train', 'split/test', 'mixed'])
    for (const grey of [0, 50, 100]) {
      const path = place.path(folder, `${grey}.png`)
      await mkdir(dirname(path), { recursive: true })
      const background = { r: grey, g: 0, b: 0 }
      await sharp({ create: { width: 4, height: 3, channels: 3, background } }).toFile(path)
    }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await place.close()
})

/** The keys of the notices when `source` is loaded with these options. */
async function reported(source: string, options: object = { validation: 0.4 }): Promise<string[]> {
  const notify = vi.fn()
  await loadData({ source, ...options }, { notify })
  return notify.mock.calls.map(([key]) => key)
}

it('a validation fraction, if the data is split already', async () => {
  const four = Object.values(fileNames).map((name) => place.path('whole', name))
  for (const source of ['digits', place.path('whole'), four.join()])
    expect(await reported(source), source).toEqual(['data.ownSplit'])
  expect(await reported(place.path('split'))).toEqual(['split.testValidates', 'data.ownSplit'])
})

it('a label of data whose labels are its own', async () => {
  for (const label of ['none', 'class']) {
    for (const source of ['digits', place.path('whole'), place.path('mixed')])
      expect(await reported(source, { label }), source).toEqual(['data.unused'])
  }
})

it('a validation fraction is used otherwise', async () => {
  for (const source of ['train-only', 'mixed'])
    expect(await reported(place.path(source)), source).toEqual([])
})

it('a fit without a size', async () => {
  expect(await reported(place.path('mixed'), { fit: 'contain' })).toEqual(['images.fit'])
  expect(await reported(place.path('mixed'), { fit: 'contain', size: [2, 2] })).toEqual([])
})

it('of a run are reported when it is trained, and not again', async () => {
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration(7)))
  const words = ['--data', 'whole', '--validation', '0.2', '--epochs', '1', '--out', 'run']
  const trained = await place.jamjae(['train', 'tiny.json', ...words])
  expect([trained.code, trained.stderr]).toEqual([0, expect.stringContaining(line('whole'))])
  const measured = await place.jamjae(['evaluate', 'run'])
  expect([measured.code, measured.stderr]).toEqual([0, ''])
  const notify = vi.fn()
  const run = await loadRun(place.path('run'), { notify })
  await run.data(place.path('train-only'))
  await run.data()
  expect(notify).not.toHaveBeenCalled()
  await run.close()
})

const line = (source: string) =>
  `${source}: divided into training and validation already, so this is not used: --validation`
