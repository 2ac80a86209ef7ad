// A run that was interrupted and resumed ends with the bits of an uninterrupted one.
import { existsSync } from 'node:fs'
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  getRecipe,
  nodeEngine,
  recipes,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type TrainingObserver,
} from 'jamjae/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fewDigits, tinyConfiguration } from './small-data.js'

/** Recipes whose bits may differ with two threads; elsewhere one thread is quicker. */
let twoThreads: Engine
let engine: Engine
let data: DataSplits
let folder: string
beforeAll(async () => {
  twoThreads = await nodeEngine({ threads: 2 })
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ training: 230, validation: 40 })
})
afterAll(() => Promise.all([twoThreads.close(), engine.close()]))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-resume-'))
})
afterEach(() => rm(folder, { recursive: true }))

const small = (recipe: ConfigurationInput, training: object = {}): Configuration => {
  const { model, ...rest } = resolveConfiguration(recipe)
  return resolveConfiguration({
    ...rest,
    model,
    training: { ...rest.training, epochs: 4, batchSize: 50, ...training },
  })
}
const tiny = (training: object = {}) => small(tinyConfiguration(), training)

/** Stops training when that many steps have been taken, and not only at the end of their chunk's epoch. */
function stopAfter(steps: number) {
  const controller = new AbortController()
  const observer: TrainingObserver = {
    steps: ({ steps: taken }) => {
      if ((taken.at(-1)?.step ?? 0) >= steps) controller.abort()
    },
  }
  return { observers: [observer], signal: controller.signal }
}

/** The others are tried with tables of their own, and GANs in gan.test.ts. */
const ofImages = Object.keys(recipes).filter(
  (name) => !recipes[name]?.data?.table && name !== 'gan',
)

const forever = { observers: [], signal: new AbortController().signal }

async function begin(
  run: string,
  configuration: Configuration,
  { steps = Number.POSITIVE_INFINITY, on = engine }: { steps?: number; on?: Engine } = {},
) {
  const { result } = await recordedTraining({
    configuration,
    data,
    engine: on,
    out: join(folder, run),
    ...stopAfter(steps),
  })
  return result
}

async function goOn(
  run: string,
  {
    steps = Number.POSITIVE_INFINITY,
    splits = data,
    on = engine,
    ...limits
  }: {
    steps?: number
    splits?: DataSplits
    on?: Engine
    epochs?: number
    patience?: number
  } = {},
) {
  const { result } = await resumedTraining({
    run: join(folder, run),
    ...limits,
    open: async () => ({ data: splits, engine: on }),
    ...stopAfter(steps),
  })
  return result
}

const reproducible = [
  'metrics.jsonl',
  'checkpoints/last.safetensors',
  'checkpoints/best.safetensors',
  'pictures/reconstructions.png',
  'pictures/epochs/0002.png',
  'codes/0002.f32',
]

async function expectSame(run: string, other: string) {
  for (const file of reproducible) {
    const [one, two] = await Promise.all(
      [run, other].map((name) => readFile(join(folder, name, file))),
    )
    expect(one?.equals(two ?? Buffer.of()), file).toBe(true)
  }
}

const description = async (run: string) =>
  JSON.parse(await readFile(join(folder, run, 'run.json'), 'utf8'))

describe('a resumed run', () => {
  it.each(ofImages)('of %s ends with the same bits', async (recipe) => {
    const configuration = small(getRecipe(recipe))
    const on = twoThreads
    await begin('whole', configuration, { on })
    // The first chunks after a start have one step each, so these interruptions are within epochs.
    const begun = await begin('broken', configuration, { steps: 2, on })
    expect(begun).toMatchObject({ completed: false, steps: 2 })
    expect(await goOn('broken', { steps: 3, on })).toMatchObject({ completed: false, steps: 3 })
    await goOn('broken', { steps: 10, on })
    expect(await description('broken')).toMatchObject({ status: 'interrupted' })
    const last = await goOn('broken', { on })
    expect(last).toMatchObject({ completed: true, epochs: 4, steps: 20 })
    await expectSame('whole', 'broken')
    const [whole, broken] = [await description('whole'), await description('broken')]
    for (const each of [whole, broken]) {
      delete each.progress.seconds
      delete each.progress.waitedSeconds
      for (const name of ['name', 'created', 'updated']) delete each[name]
    }
    expect(broken).toEqual(whole)
  })

  it.each<Readonly<Record<string, unknown>>>([
    { 'training.schedule': { type: 'cosine', warmUp: 1 }, 'model.freeBits': 0.1 },
    { 'training.schedule': { type: 'oneCycle' }, 'training.clip': { norm: 1 } },
    { 'training.schedule': { type: 'plateau', patience: 0, threshold: 0.5 } },
    { 'training.schedule': { type: 'exponential' }, 'training.patience': 9 },
    { 'model.klSchedule': { type: 'linear', epochs: 3 }, 'training.clip': { value: 0.1 } },
    { 'model.klSchedule': { type: 'cyclic', cycles: 3 }, 'training.accumulate': 3 },
    {
      'model.klSchedule': { type: 'capacity', to: 3, epochs: 2.5 },
      'training.schedule': { type: 'step', every: 1 },
      'training.clip': { norm: 1, value: 0.1 },
      'training.accumulate': 2,
    },
  ])('with %j ends with the same bits', async (options) => {
    const configuration = resolveConfiguration(tiny(), { settings: Object.entries(options) })
    await begin('whole', configuration)
    await begin('broken', configuration, { steps: 2 })
    expect(await goOn('broken', { steps: 3 })).toMatchObject({ completed: false, steps: 3 })
    await goOn('broken', { steps: 11 })
    expect(await goOn('broken')).toMatchObject({ completed: true, epochs: 4, steps: 20 })
    await expectSame('whole', 'broken')
  })

  it('may be trained longer than configured', async () => {
    await begin('long', tiny({ epochs: 5 }))
    await begin('short', tiny({ epochs: 2 }))
    expect(await goOn('short')).toBeUndefined()
    expect(await goOn('short', { epochs: 5 })).toMatchObject({ epochs: 5 })
    await expectSame('long', 'short')
    expect((await description('short')).configuration.training.epochs).toBe(5)
  })

  it('starts again if it was killed before its first checkpoint', async () => {
    await begin('whole', tiny())
    await begin('killed', tiny(), { steps: 3 })
    await rm(join(folder, 'killed', 'checkpoints'), { recursive: true })
    await goOn('killed')
    await expectSame('whole', 'killed')
  })

  it('discards what was written after its checkpoint, and a truncated line', async () => {
    await begin('whole', tiny())
    await begin('killed', tiny(), { steps: 5 })
    const metrics = join(folder, 'killed', 'metrics.jsonl')
    const later = (await readFile(join(folder, 'whole', 'metrics.jsonl'), 'utf8')).split('\n')
    await appendFile(metrics, `${later.slice(6, 9).join('\n')}\n{"type":"step","epo`)
    await writeFile(join(folder, 'killed', 'checkpoints', 'last.safetensors.tmp'), 'half')
    await goOn('killed')
    await expectSame('whole', 'killed')
  })

  it('keeps the files of earlier epochs, and none of later ones', async () => {
    const { epochs = 0 } = (await begin('run', tiny(), { steps: 11 })) ?? {}
    expect(epochs).toBe(2)
    const codes = join(folder, 'run', 'codes')
    await writeFile(join(codes, '0001.f32'), 'as it was')
    await writeFile(join(codes, '0009.f32'), 'later')
    // A user's file is no epoch's.
    await writeFile(join(codes, 'notes.txt'), 'precious')
    const names: string[] = []
    const start = async () => {
      for (const part of ['codes', 'pictures/epochs'])
        names.push(...(await readdir(join(folder, 'run', part))).sort())
    }
    const open = async () => ({ data, engine })
    await resumedTraining({ run: join(folder, 'run'), open, ...forever, observers: [{ start }] })
    expect(names).toEqual(['0001.f32', '0002.f32', 'notes.txt', '0001.png', '0002.png'])
    expect(await readFile(join(codes, '0001.f32'), 'utf8')).toBe('as it was')
    expect(await readdir(codes)).not.toContain('0009.f32')
  })

  it('is reported to observers as one run', async () => {
    const { steps } = await begin('broken', tiny(), { steps: 7 })
    const observed: unknown[] = []
    await resumedTraining({
      run: join(folder, 'broken'),
      open: async () => ({ data, engine }),
      ...forever,
      observers: [{ start: ({ resumed }) => void observed.push(resumed) }],
    })
    expect(observed).toEqual([{ epochs: Math.floor(steps / 5), steps }])
  })
})

describe('early stopping', () => {
  // So large a learning rate that the loss increases sooner or later.
  const hasty = (patience: number) =>
    tiny({ epochs: 60, patience, optimizer: { type: 'adam', learningRate: 0.3 } })

  it('waits for the given number of epochs', async () => {
    const result = await begin('run', hasty(2))
    expect(result).toMatchObject({ completed: true, stoppedEarly: true })
    const losses = (await readFile(join(folder, 'run', 'metrics.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line.startsWith('{"type":"epoch"'))
      .map((line) => JSON.parse(line).validation.loss)
    const best = losses.indexOf(Math.min(...losses)) + 1
    expect(losses).toHaveLength(best + 2)
    expect(result.best?.epoch).toBe(best)
    expect(await description('run')).toMatchObject({
      status: 'finished',
      stoppedEarly: true,
      best: { epoch: best },
    })
  })

  it('continues with more patience, as if it had been set from the start', async () => {
    await begin('patient', hasty(5))
    await begin('run', hasty(2))
    expect(await goOn('run')).toBeUndefined()
    await goOn('run', { patience: 5 })
    await expectSame('patient', 'run')
  })

  it('counts across an interruption', async () => {
    await begin('whole', hasty(3))
    const { steps } = await begin('broken', hasty(3), { steps: 12 })
    expect(steps).toBeLessThan(20)
    await goOn('broken')
    await expectSame('whole', 'broken')
  })
})

describe('resume throws for', () => {
  const checkpoint = () => join(folder, 'run', 'checkpoints', 'last.safetensors')
  const untouched = async (work: Promise<unknown>, error: object) => {
    const files = ['run.json', 'metrics.jsonl'].map((name) => join(folder, 'run', name))
    const before = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    await expect(work).rejects.toMatchObject(error)
    expect(await Promise.all(files.map((file) => readFile(file, 'utf8')))).toEqual(before)
    expect(existsSync(join(folder, 'run', 'training.lock'))).toBe(false)
  }
  beforeEach(() => begin('run', tiny(), { steps: 6 }))

  it('other data, and names both', async () => {
    const splits = await fewDigits({ training: 231, validation: 40 })
    await untouched(goOn('run', { splits }), {
      key: 'resume.data',
      values: { expected: data.fingerprint, actual: splits.fingerprint },
    })
  })

  it.each([0, 4, 100, 2000])('a checkpoint that ends after %i bytes', async (length) => {
    await truncate(checkpoint(), length)
    await untouched(goOn('run'), { code: 'FORMAT', values: { path: checkpoint() } })
  })

  it('a safetensors file of something else', async () => {
    const header = Buffer.from('{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}')
    const length = Buffer.alloc(8)
    length.writeBigUInt64LE(BigInt(header.length))
    await writeFile(checkpoint(), Buffer.concat([length, header, Buffer.alloc(4)]))
    await untouched(goOn('run'), { key: 'checkpoint.foreign' })
  })

  it('the checkpoint of another model', async () => {
    const { model, ...rest } = tinyConfiguration()
    const others = {
      'state.shape': { ...model, latent: 3 },
      'state.missing': { ...model, type: 'autoencoder' },
    } as const
    for (const [key, other] of Object.entries(others)) {
      await begin(key, small({ ...rest, model: other }), { steps: 1 })
      await cp(join(folder, key, 'checkpoints', 'last.safetensors'), checkpoint())
      await untouched(goOn('run'), { key, code: 'CONFIG', values: { where: checkpoint() } })
    }
  })

  it('a run that another process trains', async () => {
    const lock = join(folder, 'run', 'training.lock')
    await writeFile(lock, JSON.stringify({ pid: process.ppid, host: hostname() }))
    await expect(goOn('run')).rejects.toMatchObject({ key: 'run.busy' })
    // A lock of an ended process, and a truncated lock, hold nothing.
    await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }))
    await goOn('run', { steps: 7 })
    await writeFile(lock, '{"pid":')
    await goOn('run')
    expect(existsSync(lock)).toBe(false)
  })

  it('a run that this process trains already', async () => {
    const observers = [
      { steps: () => expect(goOn('run')).rejects.toMatchObject({ key: 'run.busy' }) },
    ]
    const open = async () => ({ data, engine })
    await resumedTraining({ run: join(folder, 'run'), open, ...forever, observers })
  })

  it('a folder that is no run', async () => {
    await expect(goOn('nowhere')).rejects.toMatchObject({ key: 'run.missing' })
    await mkdir(join(folder, 'empty'))
    await expect(goOn('empty')).rejects.toMatchObject({ key: 'run.missing' })
    await writeFile(join(folder, 'run', 'run.json'), '{"format":')
    await expect(goOn('run')).rejects.toMatchObject({ key: 'run.json' })
    await writeFile(join(folder, 'run', 'run.json'), '{"format":"jamjae-run-1"}')
    await expect(goOn('run')).rejects.toMatchObject({ key: 'run.incomplete' })
  })
})
