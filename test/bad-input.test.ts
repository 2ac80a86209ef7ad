// Whatever is wrong with what a command is given, it says so in one sentence, ends with 2 and leaves nothing behind.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objects, Workplace } from './command.js'
import {
  type FileRole,
  fewDigits,
  fileNames,
  idxBytes,
  tinyConfiguration,
  writeIdxFolder,
} from './small-data.js'

interface Case {
  readonly words: readonly string[]
  /** What the sentence must hold: the file or flag, what is wrong, what to do. */
  readonly says: readonly (string | RegExp)[]
  /** What lies in the folder besides c.json, a tiny configuration. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly data?: Partial<Record<FileRole, Uint8Array | undefined>>
  readonly folders?: readonly string[]
  readonly korean?: string | RegExp
  /** Found before the command itself begins, so --json tells nothing. */
  readonly usage?: true
}

const digits = await fewDigits()
const bytes = new Uint8Array(100 * 28 * 28)
const images = idxBytes([100, 28, 28], bytes)
const labels = idxBytes([100], new Uint8Array(100))
const zipped = gzipSync(Uint8Array.from(images, (_, at) => at * 7919))

const train = (...words: readonly string[]) => ['train', 'c.json', '--epochs', '1', ...words]
const onData = train('--data', 'data')
const { trainImages, trainLabels, validationImages } = fileNames
const inData = (role: string) => join('data', role)
const corrupted = zipped.with(zipped.length >> 1, (zipped[zipped.length >> 1] ?? 0) ^ 0xff)

const dataCases: Record<string, Case> = {
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
    says: ['c.json: expected an IDX file', 'Check that this is the right file'],
  },
  'labels without images': {
    words: train('--data', inData(trainLabels)),
    data: {},
    says: [inData(trainLabels), 'expected items', 'got 1', 'Check that the files'],
  },
  'three files for four': {
    words: train('--data', 'a,b,c'),
    says: ['"a,b,c"', 'two files', 'or four', 'got 3', 'List all of them'],
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
    says: ['data: expected images of 14×14', 'got 28×28', 'without setting model.input'],
    korean: '14×14 크기의 이미지여야 하는데 28×28입니다',
  },
}

const numberCases: Record<string, Case> = Object.fromEntries(
  [
    ['--epochs', '0', 'a positive integer'],
    ['--epochs', '1.5', 'a positive integer'],
    ['--epochs', '-1', 'a positive integer'],
    ['--epochs', 'many', 'a positive integer'],
    ['--epochs', 'Infinity', 'a positive integer'],
    ['--epochs', '--quiet', 'a positive integer'],
    ['--batch-size', '0', 'a positive integer'],
    ['--batch-size', '12x', 'a positive integer'],
    ['--batch-size', '2.5', 'a positive integer'],
    ['--learning-rate', 'abc', 'a number of 0 or more'],
    ['--learning-rate', '-0.1', 'a number of 0 or more'],
    ['--learning-rate', 'NaN', 'a number of 0 or more'],
    ['--latent', '0', 'a positive integer'],
    ['--latent', 'two', 'a positive integer'],
    ['--seed', '-1', 'an integer from 0 to 4294967295'],
    ['--seed', '1.5', 'an integer from 0 to 4294967295'],
    ['--seed', '4294967296', 'an integer from 0 to 4294967295'],
    ['--threads', '0', /an integer from 1 to \d+/],
    ['--threads', '1e9', /an integer from 1 to \d+/],
    ['--threads', 'all', /an integer from 1 to \d+/],
  ].map(([flag, value, expected]) => [
    `${flag} ${value}`,
    {
      words: ['train', 'c.json', flag as string, value as string],
      says: [`${flag}: expected`, expected as string, `got "${value}"`, 'Give such a number'],
      usage: true,
    },
  ]),
)

const flagCases: Record<string, Case> = {
  '--epochs with nothing': {
    words: ['train', 'c.json', '--epochs='],
    says: ['--epochs: expected a positive integer, got ""'],
    usage: true,
  },
  '--device gpu': {
    words: train('--device', 'gpu'),
    says: ['--device: expected one of cpu, webgpu, cuda, got "gpu"', 'Choose one of them'],
    korean: '--device: cpu, webgpu, cuda 중 하나여야 하는데 "gpu"입니다',
    usage: true,
  },
  '--latent for more memory than there is': {
    words: train('--latent', '1000000000'),
    says: ['c.json: expected a model of at most', 'Choose fewer latents'],
  },
  '--set without a value': {
    words: train('--set', 'training.epochs'),
    says: ['--set training.epochs: expected path=value', 'For example'],
  },
  '--set of something unknown': {
    words: train('--set', 'training.optimizer.typ=sgd'),
    says: ['c.json: training.optimizer.typ is not a setting', 'Did you mean type?'],
    korean: 'training.optimizer.typ은(는) 없는 설정입니다',
  },
  '--set of a wrong type': {
    words: train('--set', 'training.shuffle=perhaps'),
    says: ['c.json: training.shuffle: got "perhaps"', 'expected boolean'],
    korean: /training\.shuffle: 값이 "perhaps"입니다\. .*boolean/,
  },
  '--out below a file': {
    words: train('--out', 'c.json/run'),
    says: ['c.json/run: expected a folder that can be written', 'Choose another --out'],
    korean: '--out으로 다른 폴더를 지정하거나 권한을 바꾸세요',
  },
  '--out that is a file': {
    words: train('--out', 'c.json'),
    says: ['c.json: expected a folder that can be written', 'Choose another --out'],
  },
  '--out that holds something': {
    words: train('--out', 'mine'),
    files: { 'mine/thesis.txt': 'precious' },
    says: [
      'mine: expected a new or empty folder',
      'got one that holds files',
      'Choose another --out',
    ],
  },
  '--out with a name too long': {
    words: train('--out', `new/${'x'.repeat(300)}`),
    says: ['expected a folder that can be written', 'ENAMETOOLONG', 'Choose another --out'],
  },
  '--out with nothing': {
    words: train('--out='),
    says: ['--out: expected a value, got an empty one'],
    korean: '--out: 값이 있어야 하는데 비어 있습니다',
    usage: true,
  },
  'an unknown recipe': {
    words: ['train', 'vae'],
    says: [
      'recipe "vae"',
      'ch13-autoencoder, ch13-vae, relu-vae-2d, keras-vae-2d',
      'jamjae recipes',
    ],
    korean: '레시피 "vae": ch13-autoencoder',
  },
}

const configuration = (change: (written: ReturnType<typeof tinyConfiguration>) => object) => ({
  'own.json': JSON.stringify(change(tinyConfiguration())),
})
const own = ['train', 'own.json', '--epochs', '1', '--data', 'data']
const withModel = (changes: object) =>
  configuration(({ model, ...rest }) => ({ ...rest, model: { ...model, ...changes } }))

const configurationCases: Record<string, Case> = {
  'a configuration that is not there': {
    words: ['train', './none.json'],
    says: ['none.json: expected a file or folder, got nothing', 'Check the path'],
  },
  'a folder called like a configuration': {
    words: ['train', 'folder.json'],
    folders: ['folder.json'],
    says: ['folder.json: expected a file, got a folder'],
  },
  'broken JSON': {
    words: own,
    files: { 'own.json': '{"name": "x",\n "model": {' },
    says: ['own.json: expected JSON', 'Mend the file at that place'],
    korean: /own\.json: JSON이어야 하는데 아닙니다/,
  },
  'an empty configuration': {
    words: own,
    files: { 'own.json': '' },
    says: ['own.json: expected JSON', 'Unexpected end of JSON input'],
  },
  'bytes that are no text': {
    words: own,
    files: { 'own.json': Uint8Array.of(0xff, 0xfe, 0, 1, 2) },
    says: ['own.json: expected JSON'],
  },
  'a list for a configuration': {
    words: own,
    files: { 'own.json': '[1, 2]' },
    says: ['own.json: configuration: got [1,2]', 'expected object'],
  },
  'an unknown key': {
    words: own,
    files: configuration(({ training, ...rest }) => ({ ...rest, trainig: training })),
    says: ['own.json: trainig is not a setting', 'Did you mean training?'],
  },
  'an unknown key deep inside': {
    words: own,
    files: withModel({ encoder: [{ type: 'linear', unit: 3 }] }),
    says: ['own.json: model.encoder.0.unit is not a setting', 'Did you mean units?'],
  },
  'an unknown layer': {
    words: own,
    files: withModel({ encoder: [{ type: 'transformer' }] }),
    says: ['own.json: model.encoder.0.type: expected one of linear, conv', 'got "transformer"'],
  },
  'a wrong type': {
    words: own,
    files: configuration((written) => ({ ...written, training: { batchSize: 'all' } })),
    says: ['own.json: training.batchSize: got "all"', 'expected number'],
  },
  'no model': {
    words: own,
    files: configuration(({ model: _, ...rest }) => rest),
    says: ['own.json: model is missing', 'Add it'],
    korean: 'own.json: model 설정이 없습니다',
  },
  'no name': {
    words: own,
    files: configuration(({ name: _, ...rest }) => rest),
    says: ['own.json: name is missing', 'Add it'],
  },
  'a name that leads elsewhere': {
    words: own,
    files: configuration((written) => ({ ...written, name: '../../escaped' })),
    says: ['own.json: name: got "../../escaped"', 'Use letters, digits and dashes'],
  },
  'layers whose shapes do not fit': {
    words: own,
    files: withModel({ decoder: [{ type: 'unflatten', shape: [3, 3] }] }),
    says: [
      'own.json: model.decoder.0 (unflatten): expected a shape of 2 items',
      'Change the sizes',
    ],
    korean: 'own.json: model.decoder.0 (unflatten)',
  },
  'a kernel larger than the image': {
    words: own,
    files: withModel({ encoder: [{ type: 'conv', channels: 2, kernel: 50 }] }),
    says: ['own.json: model.encoder.0 (conv)', 'got -21×-21'],
  },
  'an output that is no image': {
    words: own,
    files: withModel({
      decoder: [{ type: 'unflatten', shape: [2, 1, 1] }],
      output: { type: 'convTranspose', kernel: 3, stride: 2 },
    }),
    says: ['own.json: model.output (convTranspose): expected a shape of 9 items', '[1, 28, 28]'],
  },
  'an output padding as large as the stride': {
    words: own,
    files: withModel({
      decoder: [{ type: 'unflatten', shape: [2, 1, 1] }],
      output: { type: 'convTranspose', kernel: 3, stride: 2, outputPadding: 2 },
    }),
    says: ['own.json: model.output (convTranspose): expected an output padding below the stride'],
  },
  'a data source that is nothing': {
    words: ['train', 'own.json'],
    files: configuration((written) => ({ ...written, data: { source: 'attic' } })),
    says: ['data "attic"', 'Check the spelling and the path'],
  },
}

const groups = { dataCases, numberCases, flagCases, configurationCases }

describe.each(Object.entries(groups))('%s', (_, cases) => {
  it.concurrent.each(Object.entries(cases))('%s', async (_name, { korean, usage, ...given }) => {
    const place = await furnished(given)
    try {
      const before = await place.files()
      const { code, stdout, stderr } = await place.jamjae(given.words)
      expect(stderr).toMatch(/^error: [^\n]+\n$/)
      expect(stderr).not.toMatch(/ at .*:\d+|undefined|\{\w+\}|\[object/)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      for (const part of given.says)
        if (typeof part === 'string') expect(stderr).toContain(part)
        else expect(stderr).toMatch(part)
      expect(await place.files()).toEqual(before)

      if (korean) {
        const asked = await place.jamjae([...given.words, '--lang', 'ko', '--json'])
        expect(asked.code).toBe(2)
        expect(asked.stderr).toMatch(/^오류: [^\n]+\n$/)
        expect(asked.stderr).toMatch(korean)
        // Programs get the same in English, as the only object; before a command begins there is none.
        const events = objects(asked.stdout)
        expect(events.map(({ event }) => event)).toEqual(usage ? [] : ['failed'])
        for (const { message } of events) expect(message).toContain(given.says[0])
        expect(await place.files()).toEqual(before)
      }
    } finally {
      await place.close()
    }
  })
})

describe('where the system has its own rules', () => {
  let place: Workplace
  beforeAll(async () => {
    place = await furnished({})
  })
  afterAll(() => place.close())

  it.skipIf(process.platform !== 'linux')('--out where there can be no folders', async () => {
    const { code, stdout, stderr } = await place.jamjae(train('--out', '/proc/jamjae/run'))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^error: \/proc\/jamjae\/run: expected a folder that can be written, .*\n$/,
    )
  })

  it('--device cuda without a GPU', async ({ skip }) => {
    const { code, stdout, stderr } = await place.jamjae(train('--device', 'cuda', '--out', 'run'))
    if (code === 0) skip('this machine has a GPU')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^error: --device cuda: expected a backend that works here.*\n$/)
    expect(stderr).toContain('Use --device cpu')
    expect(await place.files()).not.toContain('run')
  })
})

describe('what is unusual, but not wrong', () => {
  let place: Workplace
  beforeAll(async () => {
    place = await furnished({ data: {} })
  })
  afterAll(async () => {
    await place.close()
  })

  it.each<[string, number, readonly string[]]>([
    ['a batch larger than the data', 1, ['--batch-size', '100000']],
    ['a batch of one', 100, ['--batch-size', '1']],
    ['a learning rate of zero', 4, ['--learning-rate', '0']],
    ['the largest seed', 4, ['--seed', '4294967295']],
    ['one latent', 4, ['--latent', '1']],
    ['no weight on the KL term', 4, ['--set', 'model.klWeight=0']],
  ])('%s', async (_, steps, words) => {
    const all = [...train('--data', 'data', '--out', 'run', '--json', '--quiet'), ...words]
    const { code, stdout, stderr } = await place.jamjae(all)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const last = objects(stdout).at(-1)
    expect(last.steps).toBe(steps)
    expect(Number.isFinite(last.validation.loss)).toBe(true)
    await rm(place.path('run'), { recursive: true })
  })
})

async function furnished({
  files = {},
  data,
  folders = [],
}: Pick<Case, 'files' | 'data' | 'folders'>): Promise<Workplace> {
  const place = await Workplace.open()
  await writeFile(place.path('c.json'), JSON.stringify(tinyConfiguration()))
  if (data) await writeIdxFolder(place.path('data'), digits, data)
  for (const folder of folders) await mkdir(place.path(folder))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(place.path(name), '..'), { recursive: true })
    await writeFile(place.path(name), content)
  }
  return place
}
