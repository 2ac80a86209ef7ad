// Which files of a folder are pictures, in which order, of which class and split; links and unusual names.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

async function listed() {
  const { images, ...rest } = await listImages(folder)
  return {
    ...rest,
    images: images.map(({ path, role, label }) =>
      [relative(folder, path), role, label].filter((part) => part !== undefined).join(' '),
    ),
  }
}

describe('a folder', () => {
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

  it.each(['validation', 'val', 'test'])('may be split into train and %s', async (name) => {
    await fill('train/a/1.png', 'train/b/1.png', `${name}/b/2.png`, 'extra/3.png')
    expect(await listed()).toMatchObject({
      labelNames: ['a', 'b'],
      images: ['train/a/1.png train 0', 'train/b/1.png train 1', `${name}/b/2.png validation 1`],
    })
  })

  it('prefers validation to test, and reads train by itself as all examples', async () => {
    await fill('train/a/1.png', 'train/b/1.png', 'test/a/1.png')
    await fill('val/a/1.png')
    expect((await listed()).images[2]).toBe('val/a/1.png validation 0')
    await rm(join(folder, 'val'), { recursive: true })
    await rm(join(folder, 'test'), { recursive: true })
    expect((await listed()).images).toEqual(['train/a/1.png 0', 'train/b/1.png 1'])
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
