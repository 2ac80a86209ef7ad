// Data in which most labels are missing, from the table to the codes: a semi-supervised model learns from it, and nothing takes what is
// missing for a class.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { hiddenLabel, loadData } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesInMemory } from '../src/formats/byte-source.js'
import { decodeNpy, type NpyArray } from '../src/formats/npy.js'
import { encodeNpz, openNpz } from '../src/formats/npz.js'
import { Random } from '../src/random/random.js'
import { Workplace } from './command.js'

const one = ['--threads', '1']
const [count, width] = [300, 4]
const names = ['apple', 'banana', 'cherry']
const random = new Random(1, 'unlabelled')
const classes = Array.from({ length: count }, () => random.below(names.length))
const known = Array.from({ length: count }, () => random.uniform() < 0.2)
/** Three clusters. */
const rows = classes.map((own) =>
  Array.from({ length: width }, (_, at) => 3 * ((own * (at + 1)) % 3) - 3 + normal()),
)
const missing = known.filter((isKnown) => !isKnown).length

function normal(): number {
  const values = new Float32Array(1)
  random.fillNormal(values)
  return values[0] as number
}

const layers = [{ type: 'linear', units: 16 }, { type: 'relu' }]
const semi = {
  name: 'few-labels',
  model: {
    ...{ type: 'semiSupervisedVae', input: [width], latent: 2, classifier: layers },
    ...{ encoder: layers, decoder: layers },
    likelihood: { type: 'gaussian', mean: 'identity' },
  },
  data: { scale: 'standard', label: 'kind' },
  training: { epochs: 12, batchSize: 20, optimizer: { type: 'adam', learningRate: 0.005 } },
}

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  const table = (isShown: (at: number) => boolean) =>
    [
      'a,b,c,d,kind',
      ...rows.map((row, at) =>
        [...row.map((x) => x.toFixed(3)), isShown(at) ? names[classes[at] as number] : ''].join(),
      ),
    ].join('\n')
  await writeFile(
    place.path('few.csv'),
    table((at) => known[at] === true),
  )
  await writeFile(
    place.path('all.csv'),
    table(() => true),
  )
  await writeFile(place.path('semi.json'), JSON.stringify(semi))
  const images = { shape: [count, width], data: Float32Array.from(rows.flat()) }
  const labels = classes.map((own, at) => (known[at] ? own : -1))
  await writeFile(
    place.path('few.npz'),
    encodeNpz(
      new Map<string, NpyArray>([
        ['images', images],
        ['labels', { shape: [count], data: Int32Array.from(labels) }],
      ]),
    ),
  )
  await succeed('train', 'semi.json', '--data', 'few.csv', '--out', 'run')
}, 60_000)
afterAll(() => place.close())

async function succeed(...words: readonly string[]) {
  const outcome = await place.jamjae([...words, ...(words[0] === 'data' ? [] : one)])
  expect(outcome.code, outcome.stderr).toBe(0)
  return outcome
}

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  expect(code, stderr).toBe(2)
  for (const text of says) expect(stderr.trim().split('\n').at(-1)).toContain(text)
}

describe('data check', () => {
  it('counts the examples without a label beside the classes', async () => {
    const { stdout, stderr } = await succeed('data', 'check', 'few.csv', '--label', 'kind')
    expect(stdout).toMatch(/labels +3 \(apple to cherry\), \d+ to \d+ each; \d+ without/)
    expect(stderr).toContain(`column kind has no label in ${missing} of ${count} rows`)
    const json = async (file: string) => {
      const words = ['data', 'check', file, '--json', '--label', 'kind']
      return JSON.parse((await succeed(...words)).stdout)
    }
    const { train, validation, labelNames, notices } = await json('few.csv')
    expect(train.unlabelled + validation.unlabelled).toBe(missing)
    expect(Object.keys(train.labels)).toEqual(['0', '1', '2'])
    expect(labelNames).toEqual(names)
    expect(notices).toMatchObject([{ code: 'table.unlabelled', count: missing, total: count }])
    expect((await json('all.csv')).train).not.toHaveProperty('unlabelled')
  })

  it('reads missing cells of Parquet', async () => {
    const file = fileURLToPath(new URL('formats/parquet/mixed.parquet', import.meta.url))
    const { all, labelNames } = await loadData({ source: file, table: true, label: 'city' })
    expect(labelNames).toEqual(['Busan', '서울', '제주'])
    expect(all?.labels?.slice(0, 3)).toEqual(Uint8Array.of(hiddenLabel, 0, 2))
    expect(all).toMatchObject({ isPartlyLabelled: true })
  })
})

describe('a training', () => {
  it('uses all labels that are known, and classifies far better than by chance', async () => {
    const { configuration, data, validation } = await place.json('run', 'run.json')
    const { train, validation: held } = data.unlabelled
    expect(train + held).toBe(missing)
    expect(configuration.model).toMatchObject({
      ...{ labelled: data.trainingExamples - train, examples: data.trainingExamples },
    })
    expect(data).not.toHaveProperty('labelled')
    expect(validation.extra.accuracy).toBeGreaterThan(0.8)
    const measured = data.validationExamples - held
    expect(validation.extra.accuracy * measured).toBeCloseTo(
      Math.round(validation.extra.accuracy * measured),
      5,
    )
  })

  it('resumes to the bit', async () => {
    const words = ['train', 'semi.json', '--data', 'few.csv', '--out', 'part', '--epochs', '5']
    await succeed(...words)
    await succeed('resume', 'part', '--epochs', '12')
    const weights = (run: string) => readFile(place.path(run, 'checkpoints', 'last.safetensors'))
    const tensors = async (run: string) => {
      const bytes = await weights(run)
      return bytes.subarray(8 + Number(bytes.readBigUInt64LE(0)))
    }
    expect((await tensors('part')).equals(await tensors('run'))).toBe(true)
    const epochs = async (run: string) =>
      (await place.lines(run, 'metrics.jsonl')).filter(({ type }) => type === 'epoch').at(-1)
    expect(await epochs('part')).toEqual(await epochs('run'))
  })

  it('of an .npz file does the same, here with as many labels of each class', async () => {
    const words = [
      'train',
      'semi.json',
      '--data',
      'few.npz',
      '--out',
      'arrays',
      '--label',
      'labels',
    ]
    const { stderr } = await succeed(...words, '--set', 'model.labelled=30')
    expect(stderr).toContain(`${missing} of ${count} examples have no label`)
    const { configuration, data, validation } = await place.json('arrays', 'run.json')
    expect(configuration.model.labelled).toBe(30)
    expect(data.labelled).toHaveLength(30)
    expect(data.unlabelled.train + data.unlabelled.validation).toBe(missing)
    expect(validation.extra.accuracy).toBeGreaterThan(0.8)
  })

  it('says what is wrong with the labels', async () => {
    const train = (data: string, ...set: readonly string[]) => [
      ...['train', 'semi.json', '--data', data, '--out', 'none', ...set],
    ]
    await refused(train('all.csv'), '270', '--set model.labelled=99')
    await refused(train('few.csv', '--set', 'model.labelled=10'), 'multiple of 3', '9')
    const conditional = [
      ...['train', 'relu-vae-2d', '--data', 'few.csv', '--label', 'kind', '--out', 'none'],
      ...['--set', 'model.condition.type=labels', '--scale', 'minmax'],
    ]
    await refused(conditional, 'examples have none', 'semiSupervisedVae')
    await writeFile(place.path('bare.csv'), 'a,kind\n1,\n2,\n3,\n')
    await refused(
      ['train', 'relu-vae-2d', '--data', 'bare.csv', '--label', 'kind'],
      'kind',
      'empty',
    )
  })
})

describe('a run', () => {
  it('is evaluated on the examples with a label, and says how many', async () => {
    const { stdout, stderr } = await succeed('evaluate', 'run', '--json')
    expect(stderr).toBe('')
    const found = JSON.parse(stdout)
    const { data, validation } = await place.json('run', 'run.json')
    const known = {
      train: data.trainingExamples - data.unlabelled.train,
      validation: data.validationExamples - data.unlabelled.validation,
    }
    expect(found.labelled).toEqual(known)
    expect(found.classifier.accuracy.mean).toBeCloseTo(validation.extra.accuracy, 6)
    expect(found.representation.nearestNeighbours.k).toBe(5)
    for (const { accuracy } of [
      found.representation.nearestNeighbours,
      found.representation.linearProbe,
    ])
      expect(accuracy.mean * known.validation).toBeCloseTo(
        Math.round(accuracy.mean * known.validation),
        5,
      )
    for (const [lang, text] of [
      ['en', `Labels are known of ${known.train} training and ${known.validation} validation rows`],
      ['ko', `레이블은 학습 행 ${known.train}개와 검증 행 ${known.validation}개에만`],
    ] as const) {
      const report = (await succeed('evaluate', 'run', '--lang', lang, '--baselines')).stdout
      expect(report.replaceAll('\n', ' ')).toContain(text)
    }
  })

  it('encodes with empty cells and −1 where a label is missing', async () => {
    await succeed('encode', 'run', 'few.csv', '--out', 'codes.csv')
    const lines = (await readFile(place.path('codes.csv'), 'utf8')).trim().split('\n')
    const cells = lines.slice(1).map((line) => line.split(',')[1])
    expect(cells).toEqual(classes.map((own, at) => (known[at] ? String(own) : '')))
    await succeed('encode', 'run', 'few.csv', '--out', 'codes.npz')
    const file = openNpz(bytesInMemory(await readFile(place.path('codes.npz'))), 'codes.npz')
    expect([...file.read('labels').data]).toEqual(classes.map((own, at) => (known[at] ? own : -1)))
    // The codes of the file, with the labels that the model found.
    await succeed('decode', 'run', 'codes.csv', '--out', 'rows.npy')
    const decoded = await readFile(place.path('rows.npy'))
    await succeed('decode', 'run', 'codes.npz', '--out', 'rows.npy', '--force')
    expect(await readFile(place.path('rows.npy'))).toEqual(decoded)
    expect(decodeNpy(decoded, '').shape).toEqual([count, width])
  })

  it.each([['latent'], ['latent', '--pca'], ['report'], ['export']])(
    '%s works as for any run',
    async (command, ...options) => {
      await succeed(command as string, 'run', ...options)
    },
  )

  it('of another model measures complete data, data with few labels, and data without', async () => {
    const words = ['train', 'relu-vae-2d', '--data', 'few.csv', '--label', 'kind', '--out', 'plain']
    await succeed(...words, '--scale', 'minmax', '--epochs', '5')
    const labelled = async (...more: readonly string[]) =>
      JSON.parse((await succeed('evaluate', 'plain', '--json', ...more)).stdout)
    expect((await labelled()).labelled).toBeDefined()
    const complete = await labelled('--data', 'all.csv')
    expect(complete).not.toHaveProperty('labelled')
    expect(complete.representation.linearProbe).toBeDefined()
    const bare = rows.map((row) => [...row.map((x) => x.toFixed(3)), ''].join())
    await writeFile(place.path('none.csv'), ['a,b,c,d,kind', ...bare].join('\n'))
    const none = await labelled('--data', 'none.csv')
    expect(none).not.toHaveProperty('labelled')
    expect(none.representation.linearProbe).toBeUndefined()
  })
})
