// Folders of pictures as data: decoding, cache, errors, and a training on one.
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DataSplits, type Dataset, loadData } from 'jamjae/node'
import sharp, { type Sharp } from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, idxBytes, tinyConfiguration } from './small-data.js'

let place: Workplace
beforeEach(async () => {
  place = await Workplace.open()
  vi.stubEnv('JAMJAE_DATA', place.path('cache'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await place.close()
})

type Pixel = number | readonly [number, number, number]

/** A picture of one pixel value all over. */
function plain(pixel: Pixel, { width = 4, height = 3 } = {}) {
  const [r, g, b] = typeof pixel === 'number' ? [pixel, pixel, pixel] : pixel
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
}

/** A grey picture whose bytes count up from `first`. */
function ramp(first: number, { width = 4, height = 3 } = {}) {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => first + at)
  return sharp(pixels, { raw: { width, height, channels: 1 } })
}

async function put(name: string, content: Uint8Array | Sharp): Promise<void> {
  const path = place.path('pictures', name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content instanceof Uint8Array ? content : await content.png().toBuffer())
}

/** Two classes of five grey pictures each, all different. */
async function putTwoClasses(): Promise<void> {
  for (let at = 0; at < 5; at++) {
    await put(`a/${at}.png`, ramp(at))
    await put(`b/${at}.png`, ramp(100 + at))
  }
}

const load = (options = {}, watched = {}) =>
  loadData({ source: place.path('pictures'), ...options }, watched)

async function items({ count, shape, read }: Dataset): Promise<number[][]> {
  const size = shape.reduce((product, length) => product * length, 1)
  const bytes = new Uint8Array(count * size)
  await read([...Array(count).keys()], bytes)
  return Array.from({ length: count }, (_, at) => [...bytes.subarray(at * size, (at + 1) * size)])
}

/** Of both splits, in an order that does not depend on the split. */
async function allItems({ train, validation }: DataSplits): Promise<number[][]> {
  const all = [...(await items(train)), ...(await items(validation))]
  return all.sort((one, other) => (one.join() < other.join() ? -1 : 1))
}

describe('pictures become images', () => {
  it('of all formats, grey ones exactly for lossless formats', async () => {
    await put('1.png', ramp(1))
    await put('2.gif', await plain(20).gif().toBuffer())
    await put('3.webp', await ramp(3).webp({ lossless: true }).toBuffer())
    await put('4.JPG', await plain(40).jpeg({ quality: 100 }).toBuffer())
    const data = await load()
    const counting = (first: number) => Array.from({ length: 12 }, (_, at) => first + at)
    expect(data.train).toMatchObject({ count: 3, shape: [3, 4] })
    expect(data).not.toHaveProperty('labelNames')
    expect(await allItems(data)).toEqual([
      counting(1),
      Array(12).fill(20),
      counting(3),
      Array(12).fill(40),
    ])
  })

  it('in colour if one of them is, channel by channel', async () => {
    await put('1.png', ramp(1))
    await put('2.png', plain([9, 8, 7]))
    const data = await load()
    expect(data.train.shape).toEqual([3, 3, 4])
    const [grey = [], colour] = await allItems(data)
    expect(grey.slice(0, 12)).toEqual(grey.slice(12, 24))
    expect(colour).toEqual([9, 8, 7].flatMap((value) => Array(12).fill(value)))
  })

  it('grey or in colour as requested', async () => {
    await put('1.png', ramp(1))
    await put('2.png', plain([255, 0, 0]))
    expect((await load({ channels: 1 })).train.shape).toEqual([3, 4])
    await rm(place.path('pictures', '2.png'))
    await put('2.png', ramp(2))
    expect((await load({ channels: 3 })).train.shape).toEqual([3, 3, 4])
  })

  it('upright, and black where transparent', async () => {
    await put('1.jpg', await ramp(1).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    const clear = { r: 255, g: 255, b: 255, alpha: 0 }
    const create = { width: 3, height: 4, channels: 4, background: clear } as const
    await put('2.png', sharp({ create }))
    const data = await load()
    expect(data.train.shape).toEqual([4, 3])
    expect((await allItems(data))[0]).toEqual(Array(12).fill(0))
  })

  it.each([
    ['cover', [50, 50, 50, 50]],
    ['contain', [0, 0, 0, 0]],
    ['fill', [200, 50, 50, 200]],
  ] as const)('of mixed sizes with the fit %s', async (fit, firstRow) => {
    const row = [200, 200, 50, 50, 50, 50, 200, 200]
    const pixels = Uint8Array.from([row, row, row, row].flat())
    await put('1.png', sharp(pixels, { raw: { width: 8, height: 4, channels: 1 } }))
    await put('2.png', plain(99, { width: 5, height: 9 }))
    const [image = []] = await allItems(await load({ size: [4, 4], fit }))
    for (const [at, value] of firstRow.entries())
      expect(Math.abs((image[at] ?? Number.NaN) - value)).toBeLessThan(30)
  })

  it('with the names of their classes as labels, Korean and spaces among them', async () => {
    for (const name of ['사과', '배', 'two words', 'new\nline'])
      for (const at of [1, 2]) await put(`${name}/${at}.png`, ramp(name.length * 20 + at))
    const { labelNames, train, validation } = await load({ validation: 0.5 })
    expect(labelNames).toEqual(['new\nline', 'two words', '배', '사과'])
    expect([...(train.labels ?? [])].sort()).toEqual([0, 1, 2, 3])
    expect([...(validation.labels ?? [])].sort()).toEqual([0, 1, 2, 3])
  })
})

describe('the splits', () => {
  it('of a folder are used', async () => {
    for (const at of [1, 2, 3]) await put(`train/a/${at}.png`, ramp(at))
    await put('train/b/1.png', ramp(50))
    await put('val/b/1.png', ramp(60))
    const { train, validation, labelNames } = await load({ validation: 0.5 })
    expect([train.count, validation.count]).toEqual([4, 1])
    expect(labelNames).toEqual(['a', 'b'])
    expect([...(validation.labels ?? [])]).toEqual([1])
  })

  it('are the same for the same pictures under other names and in another format', async () => {
    await putTwoClasses()
    const before = await load({ validation: 0.4 })
    await rm(place.path('pictures'), { recursive: true })
    for (let at = 0; at < 5; at++) {
      await put(`a/x${9 - at}.webp`, await ramp(at).webp({ lossless: true }).toBuffer())
      await put(`b/y${9 - at}.png`, ramp(100 + at))
    }
    const { fingerprint, validation } = await load({ validation: 0.4 })
    expect(fingerprint).toBe(before.fingerprint)
    expect([...(validation.labels ?? [])].sort()).toEqual([0, 0, 1, 1])
  })

  it('and the fingerprint are those of the same images in another form', async () => {
    await putTwoClasses()
    const { fingerprint } = await load({ validation: 0.3 })
    const images = [0, 1, 2, 3, 4, 100, 101, 102, 103, 104]
    const bytes = Uint8Array.from(
      images.flatMap((first) => [...Array(12).keys()].map((at) => first + at)),
    )
    const labels = Uint8Array.from(images, (first) => Number(first >= 100))
    const folder = place.path('idx')
    await mkdir(folder)
    await writeFile(join(folder, 'train-images-idx3-ubyte'), idxBytes([10, 3, 4], bytes))
    await writeFile(join(folder, 'train-labels-idx1-ubyte'), idxBytes([10], labels))
    expect((await loadData({ source: folder, validation: 0.3 })).fingerprint).toBe(fingerprint)
    const [tenth, usual] = await Promise.all([load({}), loadData(folder)])
    expect(usual.fingerprint).toBe(tenth.fingerprint)
  })
})

describe('decoded pictures', () => {
  const cached = async () => (await readdir(place.path('cache', 'images'))).sort()

  it('are cached, and not decoded again, also under other names', async () => {
    await putTwoClasses()
    const progress = vi.fn()
    const first = await load({}, { progress })
    expect(progress).toHaveBeenLastCalledWith(10, 10, 'decoding')
    expect(await cached()).toHaveLength(1)
    progress.mockClear()
    expect((await load({}, { progress })).fingerprint).toBe(first.fingerprint)
    expect(progress).not.toHaveBeenCalled()
    await load({ size: [2, 2] }, { progress })
    expect(progress).toHaveBeenCalled()
    expect(await cached()).toHaveLength(2)
  })

  it('are decoded again when a picture has changed', async () => {
    await putTwoClasses()
    const before = await load()
    await put('a/0.png', ramp(77))
    expect((await load()).fingerprint).not.toBe(before.fingerprint)
  })

  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['cut off', (bytes) => bytes.subarray(0, -1)],
    ['empty', () => new Uint8Array()],
    ['changed in the last byte', (bytes) => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1)],
    ['changed in the header', (bytes) => bytes.with(40, (bytes[40] ?? 0) ^ 1)],
  ])('is decoded again when the file is %s', async (_, damage) => {
    await putTwoClasses()
    const { fingerprint } = await load()
    const [name = ''] = await cached()
    const path = place.path('cache', 'images', name)
    const whole = await readFile(path)
    await writeFile(path, damage(whole))
    expect((await load()).fingerprint).toBe(fingerprint)
    expect(await readFile(path)).toEqual(whole)
  })

  it('are not cached if that is impossible', async () => {
    await putTwoClasses()
    await writeFile(place.path('cache'), 'a file, not a folder')
    expect((await load()).train.count).toBe(9)
  })
})

describe('errors', () => {
  it('one broken picture among many is named, or skipped and listed', async () => {
    await putTwoClasses()
    const whole = await ramp(9).png().toBuffer()
    await put('a/사 과\n.png', whole.subarray(0, 40))
    await put('b/x.png', new Uint8Array())
    await symlink('nowhere', place.path('pictures', 'b', 'lost.png'))
    const path = place.path('pictures', 'a', '사 과\n.png')
    await expect(load()).rejects.toMatchObject({ key: 'data.missing' })
    await rm(place.path('pictures', 'b', 'lost.png'))
    await expect(load()).rejects.toMatchObject({ key: 'images.broken', values: { path } })
    await symlink('nowhere', place.path('pictures', 'b', 'lost.png'))
    for (const start of ['first', 'second']) {
      const notify = vi.fn()
      const { train, validation } = await load({ skipBroken: true }, { notify })
      expect(train.count + validation.count, start).toBe(10)
      expect(notify.mock.calls.map(([key, { path: broken }]) => [key, broken])).toEqual([
        ['images.skipped', path],
        ['images.skipped', place.path('pictures', 'b', 'lost.png')],
        ['images.skipped', place.path('pictures', 'b', 'x.png')],
      ])
    }
  })

  it('every picture is broken', async () => {
    await put('1.png', Buffer.from('no picture'))
    await expect(load({ skipBroken: true })).rejects.toMatchObject({ key: 'image.broken' })
  })

  it('different sizes are reported with their counts', async () => {
    await put('1.png', ramp(1))
    await put('2.png', ramp(2, { width: 5, height: 2 }))
    await put('3.png', ramp(3, { width: 5, height: 2 }))
    await expect(load()).rejects.toMatchObject({
      key: 'images.sizes',
      values: { actual: 2, sizes: '2x5 (2), 3x4 (1)', suggested: '2x5' },
    })
  })

  it('an absurd picture, or more than fits into memory', async () => {
    const create = { width: 20_000, height: 10_000, channels: 3, background: 'red' } as const
    await put('1.png', sharp({ create }))
    await put('2.png', ramp(2))
    await expect(load({ size: [4, 4] })).rejects.toThrow(/pixel limit/)
    const options = { size: [32_768, 32_768], channels: 3 } as const
    await expect(load(options)).rejects.toMatchObject({ key: 'images.tooLarge' })
  })

  it('a folder without pictures', async () => {
    await mkdir(place.path('pictures'))
    await expect(load()).rejects.toMatchObject({ key: 'data.incomplete' })
    await put('notes.txt', Buffer.from('x'))
    await expect(load()).rejects.toMatchObject({ key: 'data.incomplete' })
  })

  it('a single picture, which cannot be split', async () => {
    await put('1.png', ramp(1))
    await expect(load()).rejects.toMatchObject({ key: 'split.tooFew' })
  })
})

describe('on the command line', () => {
  const train = (...words: string[]) =>
    place.jamjae(['train', 'tiny.json', '--threads', '1', '--out', 'run', ...words], {
      JAMJAE_DATA: place.path('cache'),
    })

  async function prepare(): Promise<void> {
    const { train: digits } = await fewDigits({ training: 40 })
    for (const [at, pixels] of (await items(digits)).entries())
      await put(
        `${digits.labels?.[at]}/${at}.png`,
        sharp(Uint8Array.from(pixels), { raw: { width: 28, height: 28, channels: 1 } }),
      )
    await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration(14)))
  }

  it('a model is trained, evaluated, drawn and resumed with the same options', async () => {
    await prepare()
    await put('0/broken.png', Buffer.from('x'))
    const refused = await train('--data', 'pictures', '--size', '14x14')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toMatch(/0\/broken\.png: expected a whole picture.*--skip-broken/)
    expect(await place.files()).not.toContain('run')
    const flags = ['--size', '14x14', '--validation', '0.25', '--skip-broken', '--channels', '1']
    const trained = await train('--data', 'pictures', ...flags)
    expect(trained.stderr).toContain('0/broken.png: left out')
    expect(trained.code).toBe(0)
    const { configuration, data } = await place.json('run', 'run.json')
    expect(configuration.data).toEqual({
      source: 'pictures',
      size: [14, 14],
      channels: 1,
      validation: 0.25,
      skipBroken: true,
    })
    expect(data).toMatchObject({
      source: place.path('pictures'),
      shape: [14, 14],
      trainingExamples: 30,
      validationExamples: 10,
    })
    for (const words of [['evaluate'], ['latent'], ['resume', '--epochs', '3']]) {
      const [command = '', ...rest] = words
      const outcome = await place.jamjae([command, 'run', ...rest], {
        JAMJAE_DATA: place.path('cache'),
      })
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 })
    }
  })

  it('data check accepts the options of training, and lists the classes by name', async () => {
    await putTwoClasses()
    await put('a/broken.png', Buffer.from('x'))
    await put('b/wide.png', ramp(1, { width: 9 }))
    const check = (...flags: string[]) =>
      place.jamjae(['data', 'check', 'pictures', ...flags], { JAMJAE_DATA: place.path('cache') })
    expect(await check('--size', '6x5')).toMatchObject({ code: 2, stdout: '' })
    const flags = ['--size', '6x5', '--channels', '3', '--validation', '0.3', '--skip-broken']
    const { code, stdout, stderr } = await check(...flags)
    expect([code, stderr]).toEqual([0, expect.stringContaining('a/broken.png: left out')])
    expect(stdout).toMatch(/^examples +8 +3$/m)
    expect(stdout).toMatch(/^of size +3 × 6 × 5 +3 × 6 × 5$/m)
    expect(stdout).toMatch(/^labels +2 \(a to b\), /m)
  })

  it.each([
    ['--size', '14'],
    ['--size', '0x4'],
    ['--size', '8193x4'],
    ['--fit', 'crop'],
    ['--channels', '2'],
    ['--validation', '1'],
    ['--validation', '0'],
  ])('%s %s is refused', async (flag, value) => {
    await prepare()
    const { code, stderr } = await train('--data', 'pictures', flag, value)
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(flag)
  })

  it('options for pictures are not used for other data, which is reported', async () => {
    await prepare()
    const { code, stderr } = await train('--data', 'digits', '--size', '14x14')
    expect(code).toBe(0)
    expect(stderr).toContain('digits: not used with such data: --size')
  })
})
