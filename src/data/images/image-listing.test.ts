// Which files of a folder are pictures, in which order, of which class and split; links and unusual names.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readingRules } from '../reading-rules.js'
import { listImages } from './image-listing.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-listing-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function fill(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), '')
  }
}

async function listed(options?: Parameters<typeof listImages>[1]) {
  const { images, ...rest } = await listImages(folder, options)
  return {
    ...rest,
    images: images.map(({ path, role, label }) =>
      [relative(folder, path), role, label].filter((part) => part !== undefined).join(' '),
    ),
  }
}

describe('a folder', () => {
  it('of pictures that are not read says their format', async () => {
    await fill('notes.txt', 'b.PGM', 'c.bmp')
    expect(await listed()).toEqual({ images: [], ignored: 3, otherFormat: '.pgm' })
  })

  it('that is flat has no classes; hidden files are ignored, others counted', async () => {
    await fill('b.png', 'a.JPG', 'c.webp', '.hidden.png', '.git/x.png', 'LICENSE', 'notes.txt')
    expect(await listed()).toEqual({ images: ['a.JPG', 'b.png', 'c.webp'], ignored: 2 })
  })

  it('has its folders as classes, in order of code points, with all that is below', async () => {
    await fill('b/1.png', 'a/deep/2.gif', 'a/1.png', 'B/1.png', '\u{1f34e}/1.png', '\uff21/1.png')
    expect(await listed()).toEqual({
      labelNames: ['B', 'a', 'b', '\uff21', '\u{1f34e}'],
      images: [
        'B/1.png 0',
        'a/1.png 1',
        'a/deep/2.gif 1',
        'b/1.png 2',
        '\uff21/1.png 3',
        '\u{1f34e}/1.png 4',
      ],
      ignored: 0,
    })
  })

  it('with one class only has none', async () => {
    await fill('only/1.png', 'only/2.png', 'empty/notes.txt')
    expect(await listed()).toEqual({ images: ['only/1.png', 'only/2.png'], ignored: 1 })
  })

  it.each([
    ['train', 'validation'],
    ['train', 'test'],
    ['Training', 'VAL'],
    ['학습', '검증'],
  ])('may be split into %s and %s; what is beside them is told', async (train, name) => {
    await fill(`${train}/a/1.png`, `${train}/b/1.png`, `${name}/b/2.png`, 'extra/3.png')
    expect(await listed()).toMatchObject({
      labelNames: ['a', 'b'],
      images: [
        `${train}/a/1.png train 0`,
        `${train}/b/1.png train 1`,
        `${name}/b/2.png validation 1`,
      ],
      roleByFolder: new Map([
        [train, 'train'],
        [name, 'validation'],
      ]),
      outside: { count: 1, first: 'extra/3.png' },
    })
  })

  it('keeps test apart from another split to validate with', async () => {
    await fill('train/a/1.png', 'train/b/1.png', 'test/a/1.png', 'valid/a/1.png')
    expect((await listed()).images.slice(2)).toEqual([
      'valid/a/1.png validation 0',
      'test/a/1.png test 0',
    ])
    // Version 0.1 knew neither the word nor a third split.
    expect((await listed({ rules: readingRules.first })).images.slice(2)).toEqual([
      'test/a/1.png validation 0',
    ])
  })

  it('may be split below its only folder, or in each class', async () => {
    await fill('set/train/a/1.png', 'set/train/b/1.png', 'set/test/a/1.png')
    expect((await listed()).images).toEqual([
      'set/train/a/1.png train 0',
      'set/train/b/1.png train 1',
      'set/test/a/1.png validation 0',
    ])
    await rm(join(folder, 'set'), { recursive: true })
    await fill('cat/train/1.png', 'cat/test/2.png', 'dog/train/3.png', 'dog/test/4.png')
    expect((await listed()).images).toEqual([
      'cat/train/1.png train 0',
      'dog/train/3.png train 1',
      'cat/test/2.png validation 0',
      'dog/test/4.png validation 1',
    ])
  })

  it('named as one split only is all examples', async () => {
    await fill('train/a/1.png', 'train/b/1.png')
    expect(await listed()).toMatchObject({ images: ['train/a/1.png 0', 'train/b/1.png 1'] })
    await rm(join(folder, 'train'), { recursive: true })
    await fill('test/a/1.png', 'test/b/1.png')
    expect(await listed()).toMatchObject({
      images: ['test/a/1.png 0', 'test/b/1.png 1'],
      undivided: ['test'],
    })
  })

  it('may have a class called train', async () => {
    await fill('train/1.png', 'car/1.png')
    expect((await listed()).labelNames).toEqual(['car', 'train'])
  })

  it('has Korean names, composed or not, spaces and newlines', async () => {
    await fill('\uc0ac\uacfc/1.png', `${'\ubc30'.normalize('NFD')}/1.png`, 'two words/a\nb.png')
    const { labelNames, images } = await listed()
    expect(labelNames).toEqual(['two words', '\ubc30', '\uc0ac\uacfc'])
    expect(images[0]).toBe('two words/a\nb.png 0')
  })

  it('has too many classes for labels', async () => {
    await fill(...Array.from({ length: 257 }, (_, at) => `class ${at}/1.png`))
    const { labelNames, tooManyClasses, images } = await listImages(folder)
    expect({ labelNames, tooManyClasses }).toEqual({ tooManyClasses: 257 })
    expect(images.every(({ label }) => label === undefined)).toBe(true)
  })

  it('throws where some pictures are outside of classes, or it does not exist', async () => {
    await fill('a/1.png', 'b.png')
    await expect(listed()).rejects.toMatchObject({ key: 'images.outside', values: { actual: 1 } })
    await expect(listImages(join(folder, 'none'))).rejects.toMatchObject({ key: 'data.missing' })
  })
})

describe('links', () => {
  it('in circles are followed once, those to nowhere are no folders', async () => {
    await fill('a/1.png', 'b/1.png')
    await symlink('..', join(folder, 'a', 'up'))
    await symlink('../b', join(folder, 'a', 'z'))
    await symlink('self', join(folder, 'self'))
    await symlink('nowhere', join(folder, 'lost'))
    expect(await listed()).toEqual({
      labelNames: ['a', 'b'],
      images: ['a/1.png 0', 'b/1.png 1'],
      ignored: 2,
    })
  })

  it('to files and folders elsewhere count as these', async () => {
    await fill('elsewhere/1.png')
    await mkdir(join(folder, 'data', 'b'), { recursive: true })
    await symlink('../elsewhere', join(folder, 'data', 'a'))
    await symlink('../../elsewhere/1.png', join(folder, 'data', 'b', '2.png'))
    const { images } = await listImages(join(folder, 'data'))
    expect(images.map(({ label }) => label)).toEqual([0, 1])
  })
})
