// Images [1, height, width] and [height, width] are equivalent to a model, whichever of the two it was written for.
import { readFile, writeFile } from 'node:fs/promises'
import { arrayDataset, type Dataset, loadData, loadRun } from 'jamjae/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeNpy } from '../src/formats/npy.js'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  const plain = await fewDigits({ every: 4 })
  const { train, validation } = plain
  const channel = { train: withChannel(train), validation: withChannel(validation) }
  await writeIdxFolder(place.path('plain'), plain)
  await writeIdxFolder(place.path('channel'), channel)
  await writeFile(place.path('plain.json'), JSON.stringify(tinyConfiguration(7)))
  const { model, ...rest } = tinyConfiguration(7)
  const ofChannel = { ...rest, model: { ...model, input: [1, 7, 7] } }
  await writeFile(place.path('channel.json'), JSON.stringify(ofChannel))
})
afterAll(() => place.close())

const withChannel = (dataset: Dataset): Dataset => ({ ...dataset, shape: [1, ...dataset.shape] })

async function done(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await place.jamjae(words)
  expect(code, stderr).toBe(0)
  expect(stderr).not.toContain('model fitted')
  return stdout
}
const train = (recipe: string, data: string, out: string, ...more: readonly string[]) =>
  done('train', `${recipe}.json`, '--data', data, '--out', out, '--threads', '1', ...more)
const weights = (run: string) => readFile(place.path(run, 'checkpoints', 'last.safetensors'))

it('have one fingerprint', async () => {
  const [plain, channel] = [
    await loadData(place.path('plain')),
    await loadData(place.path('channel')),
  ]
  expect(channel.train.shape).toEqual([1, 7, 7])
  expect(channel.fingerprint).toBe(plain.fingerprint)
})

it('train the same model, also if a setting determines its input', async () => {
  await train('plain', 'plain', 'same')
  await train('plain', 'channel', 'other', '--set', 'model.input=[7,7]')
  await train('channel', 'plain', 'reverse')
  expect((await weights('other')).equals(await weights('same'))).toBe(true)
  const input = async (run: string) => (await place.json(run, 'run.json')).configuration.model.input
  expect(await input('other')).toEqual([7, 7])
  expect(await input('reverse')).toEqual([1, 7, 7])
})

it('resume a run, evaluate it and are encoded by it', async () => {
  await done('resume', 'same', '--data', 'channel', '--epochs', '3')
  const measured = (data: string) =>
    done('evaluate', 'same', '--data', data, '--json', '--threads', '1')
  expect(JSON.parse(await measured('channel')).validation).toEqual(
    JSON.parse(await measured('plain')).validation,
  )
  const { validation } = await loadData(place.path('plain'))
  const pixels = new Uint8Array(validation.count * 49)
  await validation.read([...Array(validation.count).keys()], pixels)
  const shape = [validation.count, 1, 7, 7]
  await writeFile(place.path('channel.npy'), encodeNpy({ shape, data: pixels }))
  for (const data of ['plain', 'channel', 'channel.npy'])
    await done('encode', 'same', data, '--out', `${data}.csv`, '--threads', '1')
  const csv = (data: string) => readFile(place.path(`${data}.csv`), 'utf8')
  expect(await csv('channel')).toBe(await csv('plain'))
  // With them are numbers, and the folder's labels.
  const latents = (text: string) => text.split('\n').map((line) => line.split(',').slice(-4))
  expect(latents(await csv('channel.npy'))).toEqual(latents(await csv('plain')))
})

it('but no other shape with as many values', async () => {
  const run = await loadRun(place.path('same'), { threads: 1 })
  const images = (shape: readonly number[]) => arrayDataset(shape, new Uint8Array(49))
  expect((await run.encode(images([1, 7, 7]))).count).toBe(1)
  for (const shape of [[49], [1, 49], [7, 1, 7], [1, 1, 49]])
    await expect(run.encode(images(shape))).rejects.toMatchObject({ key: 'training.imageSize' })
  await run.close()
})
