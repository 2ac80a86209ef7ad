// Streamed data trains to the same bits as data in memory; a file that is deleted meanwhile is named, and
// training resumes when it is back; time spent waiting for data is reported.
import { mkdir, readdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import {
  type DataSplits,
  type Dataset,
  type Engine,
  loadData,
  nodeEngine,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type StateValues,
  train,
} from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeIdx } from '../src/formats/idx.js'
import { encodeNpy } from '../src/formats/npy.js'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration } from './small-data.js'

const side = 7
const count = 120
const configuration = resolveConfiguration(tinyConfiguration(side))

let place: Workplace
let engine: Engine
let digits: Uint8Array
let labels: Uint8Array
beforeAll(async () => {
  place = await Workplace.open()
  vi.stubEnv('JAMJAE_DATA', place.path('cache'))
  engine = await nodeEngine({ threads: 1 })
  const { train } = await fewDigits({ training: count, every: 4 })
  digits = new Uint8Array(count * side * side)
  await train.read([...Array(count).keys()], digits)
  labels = train.labels as Uint8Array
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await engine.close()
  await place.close()
})

async function written(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(place.path(name), bytes)
  return place.path(name)
}

async function trained(data: DataSplits): Promise<StateValues[]> {
  const states: StateValues[] = []
  const keeper = {
    epoch: async ({ state }: { state: () => Promise<StateValues> }) =>
      void states.push(await state()),
  }
  await train({ configuration, data, engine, observers: [keeper] })
  return states
}

describe('streamed data', () => {
  const shape = [count, side, side]
  const floats = () => Float32Array.from(digits, (byte) => byte / 255)
  const sources: Record<string, () => Promise<string>> = {
    'bytes in IDX': async () =>
      `${await written('u.idx', writeIdx({ shape, data: digits }))},${await written('l.idx', writeIdx({ shape: [count], data: Int32Array.from(labels) }))}`,
    'floats in IDX, which is big endian': async () =>
      written('f.idx', writeIdx({ shape, data: floats() })),
    'doubles in NPY': async () =>
      written('d.npy', encodeNpy({ shape, data: Float64Array.from(floats()) })),
    'bytes in compressed IDX': async () =>
      written('g.idx', gzipSync(Uint8Array.from(writeIdx({ shape, data: digits })))),
    'a folder of pictures': async () => {
      await mkdir(place.path('pictures'))
      for (let at = 0; at < count; at++) {
        const pixels = digits.slice(at * side * side, (at + 1) * side * side)
        const picture = sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
        await picture.png().toFile(place.path('pictures', `${at}.png`))
      }
      return place.path('pictures')
    },
  }

  it.each(Object.keys(sources))('trains to the same bits: %s', async (name) => {
    const source = (await sources[name]?.()) ?? ''
    const held = await loadData({ source, validation: 0.25 })
    const streamed = await loadData({ source, validation: 0.25 }, { memory: 0 })
    expect(streamed).toMatchObject({ fingerprint: held.fingerprint, name: held.name })
    expect(streamed.train).toMatchObject({ count: 90, shape: [side, side] })
    expect(await trained(streamed)).toEqual(await trained(held))
  })

  it('is decompressed once, again if that copy is damaged, and never beyond its size', async () => {
    const bytes = Uint8Array.from(writeIdx({ shape, data: digits }))
    const source = await written('once.idx', gzipSync(bytes))
    const load = () => loadData({ source }, { memory: 0 })
    const { fingerprint } = await load()
    const folder = place.path('cache', 'decompressed')
    const files = await readdir(folder)
    const kept = async () => Promise.all(files.map((name) => stat(`${folder}/${name}`)))
    const first = await kept()
    expect((await load()).fingerprint).toBe(fingerprint)
    expect((await kept()).map(({ ino }) => ino)).toEqual(first.map(({ ino }) => ino))
    for (const name of files) await truncate(`${folder}/${name}`, 1000)
    expect((await load()).fingerprint).toBe(fingerprint)
    expect((await kept()).map(({ size }) => size)).toEqual(first.map(({ size }) => size))

    for (const [key, wrong] of [
      ['gzip.tooLong', gzipSync(Buffer.concat([bytes, new Uint8Array(5_000_000)]))],
      ['idx.truncated', gzipSync(bytes.subarray(0, -1))],
      ['gzip.truncated', gzipSync(bytes).subarray(0, -9)],
    ] as const) {
      await writeFile(source, wrong)
      await expect(load()).rejects.toMatchObject({ code: 'FORMAT', key, values: { path: source } })
    }
    expect(await readdir(folder)).toEqual(files)
  })

  it('may be pictures of which a later one is in colour, or broken', async () => {
    const folder = place.path('mixed')
    await mkdir(folder)
    for (const at of [1, 2, 3, 4]) {
      const background = at === 3 ? { r: 200, g: 100, b: at } : { r: at, g: at, b: at }
      const picture = sharp({ create: { width: 3, height: 2, channels: 3, background } })
      await picture.png().toFile(`${folder}/${at}.png`)
    }
    await writeFile(`${folder}/2.png`, 'none')
    const load = (memory?: number) =>
      loadData({ source: folder, skipBroken: true, validation: 0.4 }, { memory })
    const streamed = await load(0)
    vi.stubEnv('JAMJAE_DATA', place.path('other-cache'))
    const held = await load()
    vi.stubEnv('JAMJAE_DATA', place.path('cache'))
    expect(streamed.train).toMatchObject({ count: 2, shape: [3, 2, 3] })
    expect(streamed.fingerprint).toBe(held.fingerprint)
    expect((await load()).fingerprint).toBe(held.fingerprint)
  })
})

describe('a file that is deleted during training', () => {
  it('is named with the offset, and the run resumes to the same bits when it is back', async () => {
    const source = await written('lost.idx', writeIdx({ shape: [count, side, side], data: digits }))
    const data = await loadData(source, { memory: 0 })
    const signal = new AbortController().signal
    const metrics = (run: string) => readFile(`${run}/metrics.jsonl`, 'utf8')
    const whole = place.path('whole')
    await recordedTraining({ configuration, data, engine, out: whole, observers: [], signal })

    const run = place.path('lost')
    const away = { epoch: () => rename(source, `${source}.away`) }
    const broken = recordedTraining({
      configuration,
      data,
      engine,
      out: run,
      observers: [away],
      signal,
    })
    await expect(broken).rejects.toMatchObject({
      code: 'FORMAT',
      key: 'data.lost',
      values: { path: source, offset: 16 },
    })
    const { status, failure } = await place.json('lost', 'run.json')
    expect([status, failure.key]).toEqual(['failed', 'data.lost'])
    await rename(`${source}.away`, source)
    await resumedTraining({ run, observers: [], signal, open: async () => ({ data, engine }) })
    expect(await metrics(run)).toBe(await metrics(whole))
  })
})

describe('time spent waiting for data', () => {
  const slowly = (dataset: Dataset, wait: () => void | Promise<void>): Dataset => ({
    ...dataset,
    async read(indices, into) {
      await wait()
      await dataset.read(indices, into)
    },
  })
  /** Much longer than the computation meanwhile, on any machine. */
  let waitMs = 0
  const waits: Record<string, () => void | Promise<void>> = {
    'lets others work': async () => void (await sleep(waitMs)),
    'lets nobody work': () => {
      const end = performance.now() + waitMs
      while (performance.now() < end);
    },
  }

  it.each(Object.keys(waits))('is told where reading is slow and %s', async (kind) => {
    const data = await fewDigits({ training: 200, every: 4 })
    const waited: number[] = []
    const observers = [
      { epoch: ({ waitedSeconds }: { waitedSeconds: number }) => void waited.push(waitedSeconds) },
    ]
    const fast = await train({ configuration, data, engine })
    waitMs = Math.max(60, 1000 * fast.seconds)
    const train_ = slowly(data.train, waits[kind] as () => void)
    const slow = await train({ configuration, data: { ...data, train: train_ }, engine, observers })
    expect(slow.waitedSeconds).toBeGreaterThan(0.3 * slow.seconds)
    expect(slow.waitedSeconds).toBeLessThan(slow.seconds)
    expect(fast.waitedSeconds).toBeLessThan(0.3 * slow.waitedSeconds)
    expect(waited[0]).toBeGreaterThan(0)
    expect(waited.reduce((sum, each) => sum + each)).toBeCloseTo(slow.waitedSeconds, 6)
  })
})
