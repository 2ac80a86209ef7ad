// Picture files as a model's input: upright, in its channels and size; invalid files throw.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, FormatError } from '../../errors.js'
import { isImageFile, readImageFile } from './image-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-images-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Two rows of three pixels. */
const grey = Uint8Array.of(0, 50, 100, 150, 200, 255)
const colours = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9)
const picture = (pixels: Uint8Array | Uint16Array, channels: 1 | 3 | 4) =>
  sharp(pixels, { raw: { width: 3, height: 2, channels } })
const greyPng = () => picture(grey, 1).toColourspace('b-w').png().toBuffer()

async function read(bytes: Uint8Array, shape: readonly number[]) {
  const path = join(folder, 'picture')
  await writeFile(path, bytes)
  const { pixels, ...rest } = await readImageFile(path, shape)
  return { ...rest, pixels: [...pixels] }
}

describe('a picture', () => {
  const known = { width: 3, height: 2 }

  it('that is grey keeps its bytes, also where it is stored in colour', async () => {
    const expected = { ...known, isColour: false, pixels: [...grey] }
    expect(await read(await greyPng(), [2, 3])).toEqual(expected)
    expect(await read(await picture(grey, 1).png().toBuffer(), [1, 2, 3])).toEqual(expected)
    expect(await read(await greyPng(), [3, 2, 3])).toMatchObject({
      isColour: false,
      pixels: [...grey, ...grey, ...grey],
    })
  })

  it('in colour becomes channel by channel', async () => {
    expect(await read(await picture(colours, 3).png().toBuffer(), [3, 2, 3])).toEqual({
      ...known,
      isColour: true,
      pixels: [255, 0, 0, 1, 4, 7, 0, 255, 0, 2, 5, 8, 0, 0, 255, 3, 6, 9],
    })
  })

  it('in colour becomes grey by its luminance', async () => {
    const { isColour, pixels } = await read(await picture(colours, 3).png().toBuffer(), [2, 3])
    const [red = 0, green = 0, blue = 0] = pixels
    expect(isColour).toBe(true)
    expect(pixels).toHaveLength(6)
    expect(green).toBeGreaterThan(red)
    expect(red).toBeGreaterThan(blue)
  })

  it('with sixteen bits a pixel has its upper eight', async () => {
    const wide = Uint16Array.of(0, 256, 32768, 65535, 1000, 40000)
    const png = await picture(wide, 1).toColourspace('grey16').png().toBuffer()
    expect((await read(png, [2, 3])).pixels).toEqual([...wide].map((value) => value >> 8))
  })

  it('is black where it is transparent', async () => {
    const clear = Uint8Array.from({ length: 24 }, (_, at) => (at % 4 === 3 && at < 12 ? 0 : 255))
    const png = await picture(clear, 4).png().toBuffer()
    expect((await read(png, [2, 3])).pixels).toEqual([0, 0, 0, 255, 255, 255])
  })

  it('is rotated upright by its EXIF data', async () => {
    const turned = await picture(grey, 1).withMetadata({ orientation: 6 }).png().toBuffer()
    expect(await read(turned, [3, 2])).toEqual({
      width: 2,
      height: 3,
      isColour: false,
      pixels: [150, 0, 200, 50, 255, 100],
    })
  })

  it('of another size is stretched', async () => {
    const flat = await picture(new Uint8Array(6).fill(77), 1).png().toBuffer()
    const { pixels, ...size } = await read(flat, [5, 4])
    expect(pixels).toEqual(Array(20).fill(77))
    expect(size).toMatchObject(known)
  })

  it.each(['jpeg', 'webp', 'gif', 'tiff', 'avif'] as const)('may be a %s file', async (format) => {
    const bytes = await picture(grey, 1).toFormat(format).toBuffer()
    expect((await read(bytes, [2, 3])).pixels).toHaveLength(6)
  })
})

describe('throws for', () => {
  it('no file, and a folder', async () => {
    await expect(readImageFile(join(folder, 'none.png'), [2, 3])).rejects.toThrow(ConfigError)
    await expect(readImageFile(folder, [2, 3])).rejects.toThrow(ConfigError)
  })

  it('a picture that is truncated after any byte but the last of its end mark', async () => {
    const whole = await greyPng()
    for (let length = 0; length < whole.length - 12; length++)
      await expect(read(whole.subarray(0, length), [2, 3])).rejects.toThrow(FormatError)
  })

  it('something else', async () => {
    await expect(read(Buffer.from('{"name": "x"}'), [2, 3])).rejects.toMatchObject({
      key: 'image.broken',
      values: { path: join(folder, 'picture') },
    })
  })

  it('a picture that would fill the memory', async () => {
    const create = { width: 20_000, height: 10_000, channels: 3, background: 'red' } as const
    const huge = await sharp({ create }).png({ compressionLevel: 9 }).toBuffer()
    await expect(read(huge, [2, 3])).rejects.toThrow(/at most 100 million pixels/)
  })

  it.each([[[6]], [[2, 2, 3]], [[3, 2, 3, 1]]])('a model of %j', async (shape) => {
    await expect(read(await greyPng(), shape)).rejects.toMatchObject({ key: 'image.shape' })
  })
})

it('is recognized by the end of its name', () => {
  expect(['a.png', 'b.JPG', 'c/d.jpeg', 'e.webp'].every(isImageFile)).toBe(true)
  expect(['a.npy', 'png', 'b.idx3-ubyte', 'c.png/d', 'e.svg'].some(isImageFile)).toBe(false)
})
