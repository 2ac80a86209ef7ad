// Pictures whose samples are not plain bytes: 16 bits, transparency, further frames, samples that are no colours.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DataSplits, Dataset } from '../dataset.js'
import { type LoadOptions, loadData } from '../load.js'
import type { DataConfiguration } from '../options.js'
import { readingRules } from '../reading-rules.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-kinds-'))
  vi.stubEnv('JAMJAE_DATA', join(folder, '.cache'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const put = (name: string, content: Uint8Array) => writeFile(join(folder, name), content)

/** The bytes of all pictures, the smallest first, and the codes of the notices with their values. */
async function load(options: Partial<DataConfiguration> = {}, loading: LoadOptions = {}) {
  const data = await loadData({ source: folder, ...options }, loading)
  const notices = (data.notices ?? []).map(({ code, values: { path: _, ...values } }) => [
    code,
    values,
  ])
  return { data, notices, images: await imagesOf(data) }
}

async function imagesOf({ all }: DataSplits): Promise<number[][]> {
  const { count, shape, read } = all as Dataset
  const size = shape.reduce((product, length) => product * length, 1)
  const bytes = new Uint8Array(count * size)
  await read([...Array(count).keys()], bytes)
  return Array.from({ length: count }, (_, at) => [...bytes.subarray(at * size, (at + 1) * size)])
}

/** A grey picture of 2 × 2 pixels with 16 bits each. */
function deep(...samples: readonly number[]): Promise<Buffer> {
  const raw = { width: 2, height: 2, channels: 1 } as const
  return sharp(Uint16Array.from(samples), { raw }).toColourspace('grey16').png().toBuffer()
}

/** An uncompressed TIFF of 2 × 2 pixels, little-endian: tags beside those of its size, and the bytes of its pixels. */
function tiff(tags: Readonly<Record<number, readonly number[]>>, pixels: ArrayBufferView): Buffer {
  const data = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const all: Record<number, readonly number[]> = {
    256: [2],
    257: [2],
    259: [1],
    262: [1],
    273: [8],
    278: [2],
    279: [data.length],
    ...tags,
  }
  const entries = Object.entries(all).sort(([one], [other]) => Number(one) - Number(other))
  const directory = Buffer.alloc(2 + 12 * entries.length + 4)
  directory.writeUInt16LE(entries.length)
  const lists: Buffer[] = []
  let end = 8 + data.length + directory.length
  for (const [at, [tag, values]] of entries.entries()) {
    const entry = 2 + 12 * at
    directory.writeUInt16LE(Number(tag), entry)
    directory.writeUInt16LE(3, entry + 2)
    directory.writeUInt32LE(values.length, entry + 4)
    const list = Buffer.from(Uint16Array.from(values).buffer)
    if (list.length <= 4) list.copy(directory, entry + 8)
    else {
      directory.writeUInt32LE(end, entry + 8)
      lists.push(list)
      end += list.length
    }
  }
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])
  header.writeUInt32LE(8 + data.length, 4)
  return Buffer.concat([header, data, directory, ...lists])
}

const deepTags = { 258: [16], 277: [1], 339: [1] }

describe('pictures with 16 bits per sample', () => {
  it('that use twelve are read as twelve, over the whole folder', async () => {
    await put('a.png', await deep(0, 2048, 4095, 16))
    await put('b.png', await deep(0, 100, 200, 300))
    const { images, notices, data } = await load()
    expect(images).toEqual([
      [0, 128, 255, 1],
      [0, 6, 12, 19],
    ])
    expect(notices).toEqual([['images.depth', { count: 2, most: 4095, bits: 12 }]])
    expect(data.sampleBits).toBe(12)
  })

  it('that hold bytes are these bytes, beside pictures of bytes', async () => {
    await put('a.png', await deep(0, 7, 254, 255))
    await put('b.png', await grey([1, 2, 3, 4]).png().toBuffer())
    const { images, notices } = await load()
    expect(images).toEqual([
      [0, 7, 254, 255],
      [1, 2, 3, 4],
    ])
    expect(notices).toEqual([['images.depth', { count: 1, most: 255, bits: 8 }]])
  })

  it('that use all are read as before, which is said', async () => {
    await put('a.png', await deep(0, 256, 65_535, 32_768))
    await put('b.png', await deep(0, 1, 2, 3))
    const { images, notices } = await load()
    expect(images[0]).toEqual([0, 1, 255, 128])
    expect(notices).toEqual([['images.depth', { count: 2, most: 65_535, bits: 16 }]])
  })

  it('are read by the bits of the run for which they are, and by rules of 0.1 as that did', async () => {
    await put('a.png', await deep(0, 100, 200, 255))
    await put('b.png', await deep(1, 100, 200, 255))
    const trainedOn = { shape: [2, 2], sampleBits: 12 }
    expect((await load({}, { trainedOn })).images[0]).toEqual([0, 6, 12, 16])
    // The other decoding is cached by now.
    expect((await load()).images[0]).toEqual([0, 100, 200, 255])
    expect((await load({}, { trainedOn })).images[0]).toEqual([0, 6, 12, 16])
    const earlier = await load({}, { rules: readingRules.first })
    expect([earlier.images[0], earlier.notices]).toEqual([[0, 0, 0, 0], []])
  })

  it('may declare their maximum, and in TIFF white may be zero', async () => {
    const samples = Uint16Array.of(0, 100, 200, 300)
    await put('a.tif', tiff({ ...deepTags, 281: [4095] }, samples))
    await put('b.tif', tiff({ ...deepTags, 262: [0] }, samples))
    const { images, notices } = await load()
    expect(notices).toEqual([['images.depth', { count: 2, most: 4095, bits: 12 }]])
    expect(images).toEqual([
      [0, 6, 12, 19],
      [255, 249, 243, 236],
    ])
  })

  it('of colour and transparency keep these', async () => {
    const pixel = [4095, 2048, 0, 65_535]
    const raw = { width: 2, height: 2, channels: 4 } as const
    const samples = Uint16Array.from([...pixel, ...pixel, ...pixel, 0, 0, 0, 0])
    const picture = await sharp(samples, { raw }).toColourspace('rgb16').png().toBuffer()
    for (const name of ['a.png', 'b.png']) await put(name, picture)
    const { images, notices } = await load({ background: '#0000ff' })
    expect(images[0]).toEqual([255, 255, 255, 0, 128, 128, 128, 0, 0, 0, 0, 255])
    expect(notices).toEqual([
      ['images.depth', { count: 2, most: 4095, bits: 12 }],
      ['images.transparent', { count: 2, background: '#0000ff' }],
    ])
  })
})

function grey(pixels: readonly number[], channels: 1 | 2 = 1): Sharp {
  return sharp(Uint8Array.from(pixels), { raw: { width: 2, height: 2, channels } })
}

describe('samples that are no grey or colour', () => {
  const bytes = (count: number) => Uint8Array.from({ length: 4 * count }, (_, at) => at)
  const several = (count: number, more = {}) => ({
    258: Array(count).fill(8),
    277: [count],
    339: Array(count).fill(1),
    ...more,
  })

  it.each<[string, Buffer, number]>([
    ['two samples', tiff(several(2, { 338: [0] }), bytes(2)), 2],
    ['four samples, the last near infrared', tiff(several(4, { 262: [2], 338: [0] }), bytes(4)), 4],
    ['five samples', tiff(several(5, { 338: [0, 0, 0, 0] }), bytes(5)), 5],
    ['seven samples', tiff(several(7, { 338: Array(6).fill(0) }), bytes(7)), 7],
  ])(
    '%s are refused with the name of the file, in memory and in a file',
    async (_, tif, actual) => {
      for (const name of ['a.tif', 'b.tif']) await put(name, tif)
      const refusal = {
        key: 'image.samples',
        values: { actual, path: expect.stringMatching(/a\.tif$/) },
      }
      await expect(load()).rejects.toMatchObject(refusal)
      await expect(load({ size: [3, 3] }, { memory: 0 })).rejects.toMatchObject(refusal)
      // Version 0.1 never ended, or wrote beyond its memory.
      if (actual > 4 && actual < 7)
        await expect(
          load({ size: [3, 3] }, { memory: 0, rules: readingRules.first }),
        ).rejects.toMatchObject({ key: 'image.samples' })
    },
  )

  it.each<[string, Buffer]>([
    ['float32', tiff({ 258: [32], 277: [1], 339: [3] }, Float32Array.of(0, 0.5, 1, 0.2))],
    ['float64', tiff({ 258: [64], 277: [1], 339: [3] }, Float64Array.of(0, 0.5, 1, 0.2))],
    ['int16', tiff({ 258: [16], 277: [1], 339: [2] }, Int16Array.of(0, -5, 1, 2))],
    ['int8', tiff({ 258: [8], 277: [1], 339: [2] }, Int8Array.of(0, -5, 1, 2))],
    ['uint32', tiff({ 258: [32], 277: [1], 339: [1] }, Uint32Array.of(0, 5, 1, 2))],
    ['complex64', tiff({ 258: [64], 277: [1], 339: [6] }, Float32Array.of(0, 5, 1, 2, 3, 4, 5, 6))],
  ])('%s is refused', async (actual, tif) => {
    for (const name of ['a.tif', 'b.tif']) await put(name, tif)
    await expect(load()).rejects.toMatchObject({ key: 'image.sampleType', values: { actual } })
  })

  it('are skipped with --skip-broken, beside transparency, which is none of them', async () => {
    await put('a.tif', tiff(several(5, { 338: [0, 0, 0, 0] }), bytes(5)))
    await put(
      'b.tif',
      tiff(several(2, { 338: [2] }), Uint8Array.of(9, 255, 8, 255, 7, 255, 6, 255)),
    )
    await put('c.png', await grey([1, 2, 3, 4]).png().toBuffer())
    const { images, notices } = await load({ skipBroken: true })
    expect(images).toEqual([
      [9, 8, 7, 6],
      [1, 2, 3, 4],
    ])
    expect(notices).toEqual([['images.skipped', { reason: '5' }]])
  })
})

describe('transparency', () => {
  it('is told with the number of pictures, and lies on the background', async () => {
    await put('a.png', await grey([0, 255, 0, 0, 0, 255, 0, 0], 2).png().toBuffer())
    await put('b.png', await grey([9, 255, 8, 255, 7, 255, 6, 255], 2).png().toBuffer())
    const black = await load()
    expect(black.images[0]).toEqual([0, 0, 0, 0])
    expect(black.notices).toEqual([['images.transparent', { count: 1, background: 'black' }]])
    const white = await load({ background: 'white' })
    expect(white.images).toEqual([
      [0, 255, 0, 255],
      [9, 8, 7, 6],
    ])
    expect(white.notices).toEqual([['images.transparent', { count: 1, background: 'white' }]])
  })

  it('that leaves nothing to see is told; so is a background that nothing needs', async () => {
    for (const name of ['a.png', 'b.png'])
      await put(name, await grey([0, 255, 0, 0, 0, 255, 0, 0], 2).png().toBuffer())
    expect((await load()).notices).toEqual([
      ['images.transparent', { count: 2, background: 'black' }],
      ['images.flat', {}],
    ])
    for (const name of ['a.png', 'b.png'])
      await put(name, await grey([0, 1, 0, 1]).png().toBuffer())
    expect((await load()).notices).toEqual([['images.flat', {}]])
    const { notices } = await load({ background: 'white' })
    expect(notices).toEqual([
      ['data.unused', { source: folder, options: '--background' }],
      ['images.flat', {}],
    ])
  })
})

describe('padding', () => {
  it('has the background, and is told', async () => {
    for (const [at, name] of ['a.png', 'b.png'].entries())
      await put(name, await grey([at, 40, 80, 120]).png().toBuffer())
    const wide = { size: [2, 4] as [number, number], fit: 'contain' as const }
    const black = await load(wide)
    expect(black.images[0]).toEqual([0, 0, 40, 0, 0, 80, 120, 0])
    expect(black.notices).toEqual([['images.padded', { count: 2, background: 'black' }]])
    const { images, notices } = await load({ ...wide, background: 'white' })
    expect(images[0]).toEqual([255, 0, 40, 255, 255, 80, 120, 255])
    expect(notices).toEqual([['images.padded', { count: 2, background: 'white' }]])
    expect((await load({ size: [2, 2], fit: 'contain' })).notices).toEqual([])
  })
})

describe('further frames', () => {
  it('are told, of every format that has them', async () => {
    const frames = (format: 'gif' | 'webp') =>
      sharp(Uint8Array.of(...Array(12).fill(5), ...Array(12).fill(200)), {
        raw: { width: 2, height: 4, channels: 3, pageHeight: 2 },
      })
        .toFormat(format, { lossless: true })
        .toBuffer()
    await put('a.gif', await frames('gif'))
    await put('b.webp', await frames('webp'))
    await put('c.png', withChunk(await grey([1, 2, 3, 4]).png().toBuffer(), 'acTL', [2, 0]))
    await put('d.png', await grey([1, 2, 3, 4]).png().toBuffer())
    const { notices, images } = await load()
    expect(images).toHaveLength(4)
    expect(notices).toEqual([['images.frames', { count: 3 }]])
  })
})

/** A PNG with a chunk of 32-bit numbers after its header. */
function withChunk(png: Buffer, type: string, values: readonly number[]): Buffer {
  const afterHeader = 33
  const body = Buffer.alloc(4 + 4 * values.length)
  body.write(type, 'latin1')
  for (const [at, value] of values.entries()) body.writeUInt32BE(value, 4 + 4 * at)
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([png.subarray(0, afterHeader), length, body, sum, png.subarray(afterHeader)])
}

describe('pictures of many sizes', () => {
  it('are told from the smallest to the largest; one size near their median is suggested', async () => {
    for (let at = 0; at < 9; at++) {
      const size = { width: 100 + 50 * at, height: 150 + 75 * at }
      const create = { ...size, channels: 3, background: 'red' } as const
      await put(`${at}.png`, await sharp({ create }).png().toBuffer())
    }
    await expect(load()).rejects.toMatchObject({
      key: 'images.manySizes',
      values: { actual: 9, least: '150x100', most: '750x500', suggested: '128x84' },
    })
  })
})
