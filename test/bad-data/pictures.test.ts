// Folders of pictures: broken ones among many, bombs, circular links, and names that are hard to print.
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { loadData, Random } from 'jamjae/node'
import sharp, { type Sharp } from 'sharp'
import { expect, it, vi } from 'vitest'
import { type BadCommand, commandRefuses, train } from './refused-command.js'
import { type BadData, type Files, inFolder, refuses } from './refused-data.js'

const [width, height] = [16, 12]
const colours = (seed: number) =>
  Uint8Array.from({ length: width * height * 3 }, (_, at) => ((at + seed) * 7919) & 0xff)
const picture = (seed = 0) => sharp(colours(seed), { raw: { width, height, channels: 3 } })
const formats: Record<string, (image: Sharp) => Sharp> = {
  png: (image) => image.png(),
  jpg: (image) => image.jpeg(),
  webp: (image) => image.webp(),
  gif: (image) => image.gif(),
}
const sound = Object.fromEntries(
  await Promise.all(
    Object.entries(formats).map(async ([name, made]) => [name, await made(picture()).toBuffer()]),
  ),
) as Record<string, Buffer>
const { png = Buffer.alloc(0), jpg = Buffer.alloc(0) } = sound
const many: Files = Object.fromEntries(
  await Promise.all(
    Array.from({ length: 8 }, async (_, at) => [
      `pictures/${at}.png`,
      await picture(at + 1)
        .png()
        .toBuffer(),
    ]),
  ),
)
/** A PNG that claims that size. */
function promising(width: number, height: number): Buffer {
  const bytes = Buffer.from(png)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}
const huge = promising(12_000, 9_000)

const among = (name: string, content: Uint8Array, ...says: (string | RegExp)[]): BadData => ({
  files: { ...many, [`pictures/${name}`]: content },
  source: 'pictures',
  key: 'images.broken',
  says: [name, '--skip-broken', ...says],
})

refuses('among eight pictures one', {
  'of no bytes': among('x.png', new Uint8Array()),
  'of text': among('x.jpg', Buffer.from('no picture')),
  'with half of its header': among('x.png', png.subarray(0, 20)),
  'that promises four billion pixels in height and width': among(
    'x.png',
    promising(2 ** 31 - 1, 2 ** 31 - 1),
  ),
  'of 108 megapixels': among('x.png', huge, /pixel limit/),
  'that is a folder of data in disguise': among('x.gif', Buffer.from('PK\x03\x04 and so on')),
  'with Korean, spaces and a newline in its name': {
    files: { ...many, 'pictures/사 과\n\u202e.png': png.subarray(0, 60) },
    source: 'pictures',
    key: 'images.broken',
    says: ['사 과\\n\\u202e.png', '--skip-broken'],
  },
  'that is a link in a circle': {
    files: many,
    links: { 'pictures/x.png': 'x.png' },
    source: 'pictures',
    key: 'data.unreadable',
    says: ['x.png', 'ELOOP'],
  },
  'that is a link to nowhere': {
    files: many,
    links: { 'pictures/x.png': '/nowhere/x.png' },
    source: 'pictures',
    key: 'data.missing',
    says: ['x.png'],
  },
})

refuses('a folder', {
  'without anything': {
    folders: ['pictures'],
    source: 'pictures',
    key: 'data.incomplete',
    says: ['pictures'],
  },
  'of empty folders': {
    folders: ['pictures/a', 'pictures/b'],
    source: 'pictures',
    key: 'data.incomplete',
    says: ['pictures'],
  },
  'of nothing but a link to itself': {
    folders: ['pictures'],
    links: { 'pictures/again': '.', 'pictures/deeper/again': '..' },
    source: 'pictures',
    key: 'data.incomplete',
    says: ['pictures'],
  },
  'of pictures that are all broken': {
    files: { 'pictures/a.png': 'x', 'pictures/b.png': new Uint8Array() },
    source: 'pictures',
    options: { skipBroken: true },
    key: 'image.broken',
    says: ['a.png'],
  },
  'of pictures in classes and beside them': {
    files: { 'pictures/a/1.png': png, 'pictures/b/2.png': png, 'pictures/3.png': png },
    source: 'pictures',
    key: 'images.outside',
    says: ['pictures', '3.png'],
  },
  'of hidden pictures only': {
    files: { 'pictures/.a.png': png, 'pictures/.b/c.png': png },
    source: 'pictures',
    key: 'data.incomplete',
    says: ['pictures'],
  },
})

it.each(Object.entries(sound))(
  'a truncated %s is an error, or none of its pixels differs',
  async (format, bytes) => {
    const random = new Random(1, format)
    const lengths = [
      0,
      1,
      2,
      4,
      8,
      12,
      16,
      24,
      33,
      bytes.length - 12,
      bytes.length - 2,
      bytes.length - 1,
    ]
    for (let times = 0; times < 30; times++) lengths.push(random.below(bytes.length))
    const files = { ...many, [`pictures/x.${format}`]: bytes }
    await inFolder({ files }, async (place) => {
      const { fingerprint } = await loadData(place.path('pictures'))
      let refused = 0
      for (const length of new Set(lengths)) {
        await writeFile(place.path('pictures', `x.${format}`), bytes.subarray(0, length))
        const loaded = await loadData(place.path('pictures')).catch((error) => {
          expect(error.key, `${length} of ${bytes.length} bytes`).toBe('images.broken')
          expect(error.message).toContain(`x.${format}`)
          refused++
        })
        if (loaded) expect(loaded.fingerprint, `${length} of ${bytes.length}`).toBe(fingerprint)
      }
      expect(refused).toBeGreaterThan(20)
    })
  },
)

it('with skipBroken the others are used, and each skipped one is reported with its reason', async () => {
  const files = {
    ...many,
    'pictures/cut.png': png.subarray(0, 60),
    'pictures/empty.jpg': new Uint8Array(),
    'pictures/huge.png': huge,
    'pictures/사 과\n.webp': 'x',
  }
  await inFolder({ files, links: { 'pictures/lost.gif': 'nowhere' } }, async (place) => {
    const notify = vi.fn()
    const source = place.path('pictures')
    const { train, validation } = await loadData({ source, skipBroken: true }, { notify })
    expect(train.count + validation.count).toBe(8)
    const reported = notify.mock.calls.map(([key, { path, reason }]) => {
      expect(reason).not.toBe('')
      return `${key} ${path}`
    })
    const names = ['cut.png', 'empty.jpg', 'huge.png', 'lost.gif', '사 과\n.webp']
    expect(reported).toEqual(names.map((name) => `images.skipped ${join(source, name)}`))
  })
})

it('a picture is recognized by its content, whatever its name', async () => {
  await inFolder({ files: { 'pictures/a.png': jpg, 'pictures/b.jpg': png } }, async (place) => {
    const { train, validation } = await loadData(place.path('pictures'))
    expect([train.count, validation.count]).toEqual([1, 1])
  })
})

it.skipIf(process.platform === 'win32')(
  'a pipe with the name of a picture is ignored without waiting for it',
  async () => {
    await inFolder({ files: many }, async (place) => {
      execFileSync('mkfifo', [place.path('pictures', 'x.png')])
      const notify = vi.fn()
      const { train, validation } = await loadData(place.path('pictures'), { notify })
      expect(train.count + validation.count).toBe(8)
      expect(notify).toHaveBeenCalledWith('images.ignored', expect.objectContaining({ count: 1 }))
    })
  },
)

it('circular links are followed once', async () => {
  const links = { 'pictures/again': '.', 'pictures/a/up': '../..' }
  await inFolder(
    { files: { 'pictures/a/1.png': png, 'pictures/b/2.png': jpg }, links },
    async (place) => {
      const { train, validation } = await loadData(place.path('pictures'))
      expect(train.count + validation.count).toBe(2)
    },
  )
})

const onPictures = train('--data', 'pictures')
const commandCases: Record<string, BadCommand> = {
  'a broken picture among eight': {
    words: onPictures,
    files: { ...many, 'pictures/사 과\n.png': png.subarray(0, 60) },
    says: ['pictures/사 과\\n.png: expected a whole picture', '--skip-broken'],
    korean: '--skip-broken',
  },
  'a picture of 108 megapixels': {
    words: onPictures,
    files: { ...many, 'pictures/huge.png': huge },
    says: ['pictures/huge.png', 'pixel limit'],
  },
  'a folder of empty folders': {
    words: onPictures,
    folders: ['pictures/a', 'pictures/b'],
    says: ['pictures: expected a folder with a file such as', 'or with pictures'],
  },
}
commandRefuses('the command refuses', commandCases)
