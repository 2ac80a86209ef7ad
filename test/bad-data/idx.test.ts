// IDX files that are broken, truncated, or something else, alone and in the folders and lists that contain them.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadData } from 'jamjae/node'
import { fileNames, idxBytes } from '../small-data.js'
import { type BadCommand, commandRefuses, train } from './refused-command.js'
import { type BadData, refuses, refusesTruncated } from './refused-data.js'

const bytes = new Uint8Array(100 * 28 * 28)
const images = idxBytes([100, 28, 28], bytes)
const labels = idxBytes([100], new Uint8Array(100))
const zipped = gzipSync(Uint8Array.from(images, (_, at) => at * 7919))

const onData = train('--data', 'data')
const { trainImages, trainLabels, validationImages } = fileNames
const inData = (role: string) => join('data', role)
const corrupted = zipped.with(zipped.length >> 1, (zipped[zipped.length >> 1] ?? 0) ^ 0xff)

const commandCases: Record<string, BadCommand> = {
  'a missing folder': {
    words: train('--data', 'nowhere/at-all'),
    says: ['"nowhere/at-all"', 'Check the spelling and the path'],
    korean: '철자와 경로를 확인하세요',
  },
  'a built-in name misspelt': {
    words: train('--data', 'digit'),
    says: ['"digit"', 'Did you mean digits?'],
  },
  'an empty folder': {
    words: train('--data', 'empty'),
    folders: ['empty'],
    says: ['empty: expected a folder with a file such as', trainImages, 'Add the file'],
  },
  'a folder without validation images': {
    words: onData,
    data: { validationImages: undefined },
    says: ['data: expected', validationImages, 'Add the file'],
  },
  'a file that is none of data': {
    words: train('--data', 'c.json'),
    says: ['c.json: expected a name that ends in .npy', 'Convert it, or correct its name'],
  },
  'labels without images': {
    words: train('--data', inData(trainLabels)),
    data: {},
    says: [inData(trainLabels), 'expected items', 'got 1', 'Check that the files'],
  },
  'three files for four': {
    words: train('--data', 'a,b,c'),
    says: ['"a,b,c"', 'two files', 'four (', 'or six', 'got 3', 'List all of them'],
  },
  'four files that are not there': {
    words: train('--data', 'a,b,c,d'),
    says: ['a: expected a file or folder, got nothing', 'Check the path'],
  },
  'a truncated gzip': {
    words: onData,
    data: { trainImages: zipped.subarray(0, zipped.length - 1000) },
    says: [inData(trainImages), 'ends after', 'Download or copy it again'],
    korean: /data\/train-images-idx3-ubyte: .*다시 내려받거나 복사하세요/,
  },
  'a gzip that is nothing but its beginning': {
    words: onData,
    data: { trainImages: zipped.subarray(0, 5) },
    says: [inData(trainImages), 'ends after 5 bytes'],
  },
  'a corrupted gzip': {
    words: onData,
    data: { trainImages: corrupted },
    says: [inData(trainImages), 'a damaged one', 'Download or copy it again'],
  },
  'a gzip with a wrong checksum': {
    words: onData,
    data: { trainImages: zipped.with(zipped.length - 6, (zipped.at(-6) ?? 0) ^ 1) },
    says: [inData(trainImages), 'a damaged one (incorrect data check)'],
  },
  'a wrong magic number': {
    words: onData,
    data: { trainImages: images.with(0, 0x89) },
    says: [inData(trainImages), 'whose first two bytes are', 'Check that this is the right file'],
  },
  'an unknown item type': {
    words: onData,
    data: { trainImages: images.with(2, 0x07) },
    says: [inData(trainImages), 'item types', 'at byte 2'],
  },
  'an empty file': {
    words: onData,
    data: { trainImages: new Uint8Array() },
    says: [inData(trainImages), 'an empty one', 'Download or copy the file again'],
  },
  'a file that is cut off': {
    words: onData,
    data: { trainImages: images.subarray(0, -1) },
    says: [inData(trainImages), `at least ${images.length} bytes, got ${images.length - 1}`],
  },
  'a file that is too long': {
    words: onData,
    data: { trainImages: Buffer.concat([images, Buffer.alloc(3)]) },
    says: [inData(trainImages), `expected ${images.length} bytes`, `got ${images.length + 3}`],
  },
  'more labels than images': {
    words: onData,
    data: { trainLabels: idxBytes([101], new Uint8Array(101)) },
    says: [inData(trainLabels), 'expected 100 labels', 'got 101', inData(trainImages)],
    korean: '101개입니다',
  },
  'labels in the place of images': {
    words: onData,
    data: { trainImages: labels },
    says: [inData(trainImages), 'expected items', 'right order'],
  },
  'images in the place of labels': {
    words: onData,
    data: { trainLabels: images },
    says: [inData(trainLabels), 'expected labels', 'right order'],
  },
  'no images at all': {
    words: onData,
    data: {
      trainImages: idxBytes([0, 28, 28], new Uint8Array()),
      trainLabels: idxBytes([0], new Uint8Array()),
    },
    says: [inData(trainImages), 'expected at least one image'],
  },
  'training and validation of two sizes': {
    words: onData,
    data: { validationImages: idxBytes([20, 14, 28], new Uint8Array(20 * 14 * 28)) },
    says: [inData(validationImages), '28 × 28', '14 × 28', 'of one size'],
  },
  'a size that the model does not take': {
    words: train('--data', 'data', '--set', 'model.input=[14,14]'),
    data: {},
    says: ['data: expected examples of 14×14', 'got 28×28', 'without setting model.input'],
    korean: '14×14 크기의 예제여야 하는데 28×28입니다',
  },
}

commandRefuses('the command, on data', commandCases)

/** Ten images of two rows and three columns. */
const few = idxBytes(
  [10, 2, 3],
  Uint8Array.from({ length: 60 }, (_, at) => 4 * at),
)
const fewLabels = idxBytes(
  [10],
  Uint8Array.from({ length: 10 }, (_, at) => at),
)
const boundaries = [2, 3, 4, 8, 12, 16, 16 + 6, 16 + 30]
const inFolder = {
  bytes: few,
  boundaries,
  key: /^idx\.(truncated|empty)$/,
  file: `few/${trainImages}`,
  beside: { [`few/${validationImages}`]: few },
  load: (place: { path(name: string): string }) => loadData(place.path('few')),
}
const zippedFew = gzipSync(few)
const listed = [trainImages, trainLabels, validationImages, fileNames.validationLabels]

refusesTruncated('images', inFolder)
refusesTruncated('images with a gzip around', {
  ...inFolder,
  bytes: zippedFew,
  boundaries: [3, 10, zippedFew.length - 8, zippedFew.length - 4],
  key: /^(gzip\.(truncated|corrupt)|idx\.(truncated|empty|magic))$/,
  file: `few/${trainImages}.gz`,
})
refusesTruncated('labels, of four files by commas', {
  ...inFolder,
  bytes: fewLabels,
  boundaries: [2, 3, 4, 8],
  file: trainLabels,
  beside: {
    [trainImages]: few,
    [validationImages]: few,
    [fileNames.validationLabels]: fewLabels,
  },
  load: (place) => loadData(listed.map((name) => place.path(name)).join()),
})

/** Few bytes that decompress to 16 megabytes; a gzip may have any number of parts. */
const zeros = gzipSync(Buffer.alloc(2 ** 24))

/** Only a header. */
const header = (code: number, ...shape: number[]) => {
  const bytes = Buffer.alloc(4 + 4 * shape.length)
  bytes.set([0, 0, code, shape.length])
  for (const [axis, size] of shape.entries()) bytes.writeUInt32BE(size, 4 + 4 * axis)
  return bytes
}
const withImages = (content: Uint8Array, rest: Omit<BadData, 'files' | 'source'>): BadData => ({
  files: { [`few/${trainImages}`]: content, [`few/${validationImages}`]: few },
  source: 'few',
  ...rest,
})
const kibibyte = (start: Uint8Array) => Buffer.concat([start, Buffer.alloc(1024 - start.length)])

refuses('a folder', {
  'of images that would be 2³¹ in a file of a kilobyte': withImages(
    kibibyte(header(0x08, 2 ** 31, 28, 28)),
    { key: 'idx.truncated', says: [trainImages, String(16 + 2 ** 31 * 784), '1024'] },
  ),
  'of images with the largest dimensions there are': withImages(
    kibibyte(header(0x08, ...Array(3).fill(2 ** 32 - 1))),
    { key: 'idx.truncated', says: [trainImages, '1024'] },
  ),
  'of zipped images that would be 2³¹': {
    files: {
      [`few/${trainImages}.gz`]: gzipSync(kibibyte(header(0x08, 2 ** 31, 28, 28))),
      [`few/${validationImages}`]: few,
    },
    source: 'few',
    key: 'idx.truncated',
    says: [`${trainImages}.gz`, String(16 + 2 ** 31 * 784)],
  },
  'that unpacks to a gigabyte of zeros behind its images': {
    files: {
      [`few/${trainImages}.gz`]: Buffer.concat([zippedFew, ...Array(64).fill(zeros)]),
      [`few/${validationImages}`]: few,
    },
    source: 'few',
    key: 'gzip.tooLong',
    says: [`${trainImages}.gz`, String(few.length)],
  },
  'of images of no height': withImages(header(0x08, 10, 0, 3), {
    key: 'data.noImages',
    says: [trainImages, '10 × 0 × 3'],
  }),
  'of a text file': withImages(Buffer.from('hello, these are no images\n'), {
    key: 'idx.magic',
    says: [trainImages, '0x68 0x65 0x6c 0x6c'],
  }),
  'of a web page that a download has left': withImages(Buffer.from('<!DOCTYPE html><html>'), {
    key: 'idx.magic',
    says: [trainImages, 'right file'],
  }),
  'of a gzip within a gzip': {
    files: {
      [`few/${trainImages}.gz`]: gzipSync(zippedFew),
      [`few/${validationImages}`]: few,
    },
    source: 'few',
    key: 'idx.magic',
    says: [`${trainImages}.gz`, '0x1f 0x8b'],
  },
  'with a folder in the place of its images': {
    folders: [`few/${trainImages}`],
    files: { [`few/${validationImages}`]: few },
    source: 'few',
    key: 'data.incomplete',
    says: ['few', trainImages],
  },
  'with a link in a circle in the place of its images': {
    files: { [`few/${validationImages}`]: few },
    links: { [`few/${trainImages}`]: trainImages },
    source: 'few',
    key: 'data.unreadable',
    says: [trainImages, 'ELOOP'],
  },
  'with a link to nowhere in the place of its images': {
    files: { [`few/${validationImages}`]: few },
    links: { [`few/${trainImages}`]: 'nowhere' },
    source: 'few',
    key: 'data.missing',
    says: [trainImages],
  },
})
