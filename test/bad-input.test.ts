// Invalid options of commands, and invalid configurations: one sentence, exit code 2, and nothing left behind.
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BadCommand, commandRefuses, furnished, train } from './bad-data/refused-command.js'
import { objects, type Workplace } from './command.js'
import { tinyConfiguration } from './small-data.js'

const numberCases: Record<string, BadCommand> = Object.fromEntries(
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

const flagCases: Record<string, BadCommand> = {
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
    says: [
      'c.json: training.optimizer.typ is not a setting',
      'Did you mean training.optimizer.type?',
    ],
    korean: 'training.optimizer.typ은(는) 없는 설정입니다',
  },
  '--set of a wrong type': {
    words: train('--set', 'training.shuffle=perhaps'),
    says: ['c.json: training.shuffle: expected true or false, got "perhaps"'],
    korean: 'c.json: training.shuffle: true 또는 false이어야 하는데 "perhaps"입니다',
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

const configurationCases: Record<string, BadCommand> = {
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
    says: ['own.json: expected JSON', 'Correct the file at that place'],
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
    says: ['own.json: configuration: expected an object in braces, got [1,2]'],
  },
  'an unknown key': {
    words: own,
    files: configuration(({ training, ...rest }) => ({ ...rest, trainig: training })),
    says: ['own.json: trainig is not a setting', 'Did you mean training?'],
  },
  'an unknown key deep inside': {
    words: own,
    files: withModel({ encoder: [{ type: 'linear', unit: 3 }] }),
    says: [
      'own.json: model.encoder.0.unit is not a setting',
      'Did you mean model.encoder.0.units?',
    ],
  },
  'an unknown layer': {
    words: own,
    files: withModel({ encoder: [{ type: 'transformer' }] }),
    says: [
      'own.json: model.encoder.0.type: expected one of linear, gatedLinear, conv',
      'got "transformer"',
    ],
  },
  'a wrong type': {
    words: own,
    files: configuration((written) => ({ ...written, training: { batchSize: 'all' } })),
    says: ['own.json: training.batchSize: expected a number, got "all"'],
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
    says: [
      'own.json: name: expected letters, digits and dashes, got "../../escaped"',
      'Correct it',
    ],
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

commandRefuses('numbers', numberCases)
commandRefuses('flags', flagCases)
commandRefuses('configurations', configurationCases)

describe('rules of the system', () => {
  let place: Workplace
  beforeAll(async () => {
    place = await furnished({})
  })
  afterAll(() => place.close())

  it.skipIf(process.platform !== 'linux')('--out where no folder can be made', async () => {
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
    expect(stderr).toContain('docs/use.md#gpu')
    expect(stderr).toContain('Use --device cpu')
    expect(await place.files()).not.toContain('run')
  })
})

describe('what is unusual, but valid', () => {
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
