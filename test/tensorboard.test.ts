// TensorBoard's events of real trainings, parsed independently; and the command that shows them.
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import {
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  type EpochEnd,
  imageGrid,
  nodeEngine,
  resolveConfiguration,
  type StepMetrics,
  type TrainingObserver,
  tensorboardObserver,
  train,
} from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'
import { type ReadEvent, readEventFile, readEventFolder, seriesOf } from './tfevents-reader.js'

const side = 7
const [validationCount, stepsPerEpoch, epochs] = [30, 4, 3]
const imageTag = 'Test image - Above: Real data, below: reconstruction data'
const figureTags = {
  reconstruction: 'Reconstruction Error',
  kl: 'KL-Divergence',
  loss: 'Total Loss',
} as const
const figureNames = ['reconstruction', 'kl', 'loss'] as const

let place: Workplace
let engine: Engine
let data: DataSplits
beforeAll(async () => {
  place = await Workplace.open()
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ training: 100, validation: validationCount, every: 4 })
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

const written = tinyConfiguration(side) as ConfigurationInput
const vae = resolveConfiguration(written, { settings: [['training.epochs', epochs]] })
const { klWeight: _, ...plain } = { klWeight: 0, ...written.model }
const denoising = resolveConfiguration({
  ...written,
  model: {
    ...plain,
    type: 'autoencoder',
    noise: 0.2,
    likelihood: { type: 'meanSquaredError' },
  } as ConfigurationInput['model'],
})

type EarlierTraining = NonNullable<Parameters<typeof train>[0]['resumeFrom']>
type Seen = Awaited<ReturnType<EpochEnd['views']['reconstructions']>>

/** Trains into `folder`, and records the trainer's events. */
async function trained(
  folder: string,
  {
    configuration = vae,
    earlier,
    resumedAt,
  }: { configuration?: typeof vae; earlier?: EarlierTraining; resumedAt?: number } = {},
) {
  const told = {
    steps: [] as StepMetrics[],
    epochs: [] as EpochEnd[],
    seen: [] as Seen[],
    means: [] as Float32Array[],
    earlier: [] as EarlierTraining[],
  }
  const listener: TrainingObserver = {
    steps: ({ steps }) => void told.steps.push(...steps),
    async epoch(end) {
      told.epochs.push(end)
      told.seen.push(await end.views.reconstructions(10))
      told.means.push((await end.views.encode(1000)).mean)
      told.earlier.push({ where: 'test', state: await end.state(), resumePoint: end.resumePoint })
    },
  }
  const observer = await tensorboardObserver(
    place.path(folder),
    resumedAt === undefined ? {} : { resumedAt },
  )
  const observers = [listener, observer]
  await train({ configuration, data, engine, observers, ...(earlier && { resumeFrom: earlier }) })
  await observer.close()
  return told
}

const tagsOf = (events: readonly ReadEvent[]) =>
  [...new Set(events.flatMap(({ values }) => values.map(({ tag }) => tag)))].sort()
const only = async (folder: string) => {
  const [name = '', ...others] = await readdir(place.path(folder))
  expect(others).toEqual([])
  return { name, events: await readEventFile(place.path(folder, name)) }
}

it('has schedules and the norm of the gradient at every step', async () => {
  const configuration = resolveConfiguration(vae, {
    settings: [
      ['training.schedule', { type: 'cosine' }],
      ['training.clip', { norm: 1 }],
      ['model.klSchedule', { type: 'linear', epochs: 1 }],
    ],
  })
  const told = await trained('scheduled', { configuration })
  const { events } = await only('scheduled')
  for (const [tag, name] of [
    ['Learning Rate', 'learningRate'],
    ['KL Weight', 'klWeight'],
    ['Gradient Norm', 'gradientNorm'],
  ] as const)
    expect(seriesOf(events, `Train/${tag}`, 'scalar')).toEqual(
      told.steps.map((step) => [step.step, Math.fround(step[name] ?? Number.NaN)]),
    )
})

describe('the events of a VAE', () => {
  let told: Awaited<ReturnType<typeof trained>>
  let name: string
  let events: ReadEvent[]
  const started = Date.now() / 1000
  beforeAll(async () => {
    told = await trained('vae')
    ;({ name, events } = await only('vae'))
  })

  it('are in a file that is named as TensorBoard expects it', () => {
    expect(name).toMatch(/^events\.out\.tfevents\.\d{10}\./)
    expect(name.split('.').slice(4).join('.')).toBe(`${hostname()}.${process.pid}.0`)
  })

  it('start with the version, the session and the configuration', () => {
    const [version, session, configuration] = events
    expect(version).toMatchObject({ fileVersion: 'brain.Event:2', step: 0, values: [] })
    expect(session).toMatchObject({ startsSession: true, step: 0, values: [] })
    expect(configuration?.step).toBe(0)
    const [{ tag, plugin, text = '' } = {}] = configuration?.values ?? []
    expect([tag, plugin]).toEqual(['Configuration', 'text'])
    expect(text).toMatch(/^Metrics: nats per example\.\n\nThe data has values between 0 and 1: /)
    const [, code = ''] = /\n```json\n(.*)\n```$/s.exec(text) ?? []
    expect(JSON.parse(code)).toEqual(vae)
    expect(events.filter(({ fileVersion, startsSession }) => fileVersion || startsSession)).toEqual(
      [version, session],
    )
  })

  it('have these tags and no others', () => {
    const groups = ['Train', 'Train Epoch', 'Test']
    const scalars = groups.flatMap((group) =>
      figureNames.map((figure) => `${group}/${figureTags[figure]}`),
    )
    expect(tagsOf(events)).toEqual(
      [
        ...[...scalars, imageTag, 'Configuration'],
        ...['Latent/1', 'Latent/2', 'Latent KL/1', 'Latent KL/2'],
      ].sort(),
    )
  })

  it.each(figureNames)('contain the %s of every step and every epoch', (figure) => {
    const series = (group: string) => seriesOf(events, `${group}/${figureTags[figure]}`, 'scalar')
    expect(told.steps).toHaveLength(epochs * stepsPerEpoch)
    expect(series('Train')).toEqual(told.steps.map((each) => [each.step, each[figure]]))
    for (const [group, part] of [
      ['Train Epoch', 'train'],
      ['Test', 'validation'],
    ] as const)
      expect(series(group)).toEqual(
        told.epochs.map((each) => [each.epoch * stepsPerEpoch, Math.fround(each[part][figure])]),
      )
  })

  it('have the wall time of their writing', () => {
    const times = events.map(({ wallTime }) => wallTime)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(started)
    expect(times.at(-1)).toBeLessThanOrEqual(Date.now() / 1000)
  })

  it('contain an image of every epoch: above the data, below the reconstruction', async () => {
    const images = seriesOf(events, imageTag, 'image')
    expect(images.map(([step]) => step)).toEqual(told.epochs.map(({ step }) => step))
    for (const [epoch, [, { width, height, colorspace, png }]] of images.entries()) {
      const { original = new Float32Array(), reconstructed = original } = told.seen[epoch] ?? {}
      const picture = imageGrid([original, reconstructed], { shape: [side, side], columns: 10 })
      const { data: pixels, info } = await sharp(png)
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect([width, height, colorspace]).toEqual([
        10 * (2 * side + 2) + 2,
        2 * (2 * side + 2) + 2,
        1,
      ])
      expect([info.width, info.height]).toEqual([width, height])
      expect(pixels.equals(picture.pixels)).toBe(true)
    }
  })

  it('contain the KL of each latent, which add up to the KL', () => {
    const [first, second] = [1, 2].map((latent) =>
      seriesOf(events, `Latent KL/${latent}`, 'scalar'),
    )
    expect(first?.map(([step]) => step)).toEqual(told.epochs.map(({ step }) => step))
    for (const [epoch, { validation }] of told.epochs.entries())
      expect((first?.[epoch]?.[1] ?? 0) + (second?.[epoch]?.[1] ?? 0)).toBeCloseTo(validation.kl, 3)
  })

  it.each([1, 2])('contain a histogram of the posterior means of latent %d', (latent) => {
    const histograms = seriesOf(events, `Latent/${latent}`, 'histogram')
    expect(histograms.map(([step]) => step)).toEqual(told.epochs.map(({ step }) => step))
    for (const [epoch, [, histogram]] of histograms.entries()) {
      const means = [...(told.means[epoch] ?? [])].filter((_, index) => index % 2 === latent - 1)
      expect(means).toHaveLength(validationCount)
      const { min, max, num, sum, sumSquares, limits, counts } = histogram
      expect([min, max, num]).toEqual([Math.min(...means), Math.max(...means), validationCount])
      expect(sum).toBeCloseTo(
        means.reduce((total, mean) => total + mean, 0),
        6,
      )
      expect(sumSquares).toBeCloseTo(
        means.reduce((total, mean) => total + mean ** 2, 0),
        6,
      )
      expect(limits).toHaveLength(counts.length)
      expect(limits.at(-1)).toBe(max)
      let before = 0
      for (const [bucket, limit] of limits.entries()) {
        before += counts[bucket] ?? 0
        const below = means.filter((mean) => mean < limit).length
        if (bucket < limits.length - 1) expect(before).toBe(below)
      }
      expect(before).toBe(validationCount)
    }
  })
})

describe('the events of a model without a posterior', () => {
  it('have no KL, name the unit, and show the reconstruction without the noisy row', async () => {
    const told = await trained('denoising', { configuration: denoising })
    const { events } = await only('denoising')
    expect(tagsOf(events).filter((tag) => tag.includes('KL'))).toEqual([])
    const errors = seriesOf(events, 'Test/Reconstruction Error', 'scalar')
    expect(errors).toEqual(
      told.epochs.map(({ step, validation }) => [step, Math.fround(validation.reconstruction)]),
    )
    const [[, text] = []] = seriesOf(events, 'Configuration', 'text')
    expect(text).toMatch(/^Metrics: mean squared error per value\.\n\n```json/)
    const [[, image] = []] = seriesOf(events, imageTag, 'image')
    expect(told.seen[0]?.encoderInput).toBeDefined()
    expect(image?.height).toBe(2 * (2 * side + 2) + 2)
    expect(seriesOf(events, 'Latent/1', 'histogram')).toHaveLength(told.epochs.length)
  })
})

describe('a resumed training', () => {
  it('continues in a new file, which invalidates what the first contains beyond that step', async () => {
    const whole = await trained('resumed')
    const [first = ''] = await readdir(place.path('resumed'))
    const before = await readEventFile(place.path('resumed', first))
    const [earlier] = whole.earlier
    await trained('resumed', { resumedAt: stepsPerEpoch, ...(earlier && { earlier }) })

    const names = (await readdir(place.path('resumed'))).sort()
    expect(names).toHaveLength(2)
    expect(names[0]).toBe(first)
    const [version, session, configuration, ...rest] = await readEventFile(
      place.path('resumed', names[1] ?? ''),
    )
    expect(version).toMatchObject({ fileVersion: 'brain.Event:2' })
    expect(session).toMatchObject({ startsSession: true, step: stepsPerEpoch + 1 })
    expect(configuration).toMatchObject({ step: stepsPerEpoch + 1 })
    expect(rest[0]?.step).toBe(stepsPerEpoch + 1)

    // Resumed trainings are exact: without the overlap all is as if there had been no interruption.
    const after = await readEventFolder(place.path('resumed'))
    for (const tag of tagsOf(before).filter(
      (each) => each.includes('/') && !/^Latent\//.test(each),
    ))
      expect(seriesOf(after, tag, 'scalar')).toEqual(seriesOf(before, tag, 'scalar'))
    for (const [tag, kind] of [
      [imageTag, 'image'],
      ['Latent/1', 'histogram'],
    ] as const)
      expect(seriesOf(after, tag, kind)).toEqual(seriesOf(before, tag, kind))
    expect(seriesOf(after, 'Configuration', 'text').map(([step]) => step)).toEqual([
      0,
      stepsPerEpoch + 1,
    ])
  })

  it('has files whose names sort in the order of their creation, whatever the clock', async () => {
    const folder = place.path('names')
    await mkdir(folder)
    const made = ['events.out.tfevents.4102444800.elsewhere.1.0']
    await writeFile(join(folder, made[0] ?? ''), '')
    for (let count = 0; count < 3; count++) {
      await (await tensorboardObserver(folder)).close()
      const [added = '', ...others] = (await readdir(folder)).filter((each) => !made.includes(each))
      expect(others).toEqual([])
      made.push(added)
    }
    expect(made.toSorted()).toEqual(made)
  })
})

describe('jamjae tensorboard', () => {
  /** Stands in for TensorBoard, which needs Python: reports its arguments and runs, ends with 7. */
  const standIn = `#!${process.execPath}
process.on('SIGINT', () => process.exit(7))
const { readdirSync } = require('node:fs')
const folder = process.argv.find((word) => word.startsWith('--logdir=')).slice(9)
const runs = readdirSync(folder).map((name) => [name, readdirSync(folder + '/' + name).length])
console.log(JSON.stringify({ folder, runs, words: process.argv.slice(2) }))
setInterval(() => {}, 1000)
`
  let environment: Record<string, string>
  beforeAll(async () => {
    await writeFile(place.path('tiny.json'), JSON.stringify(written))
    await writeIdxFolder(place.path('few'), data)
    const words = ['train', 'tiny.json', '--data', 'few', '--quiet', '--threads', '1']
    for (const out of ['one/run', 'two/run'])
      expect(await place.jamjae([...words, '--out', out])).toMatchObject({ code: 0 })
    await mkdir(place.path('bin'))
    await writeFile(place.path('bin', 'tensorboard'), standIn)
    await chmod(place.path('bin', 'tensorboard'), 0o755)
    environment = { PATH: place.path('bin'), PYTHON: '' }
  })

  it('runs that train by themselves have events', async () => {
    const events = await readEventFolder(place.path('one', 'run', 'tensorboard'))
    const metrics = await place.lines('one', 'run', 'metrics.jsonl')
    const losses = metrics
      .filter(({ type }) => type === 'step')
      .map(({ loss }) => Math.fround(loss))
    expect(losses.length).toBeGreaterThan(0)
    expect(seriesOf(events, 'Train/Total Loss', 'scalar').map(([, loss]) => loss)).toEqual(losses)
  })

  it('shows runs together, each once, forwards Ctrl-C and ends as TensorBoard does', async () => {
    const words = ['tensorboard', 'one/run', 'two/run', 'one/run/', '--port', '7007']
    const running = place.start(words, environment)
    await running.heard(/logdir/)
    running.child.kill('SIGINT')
    const { code, stdout, stderr } = await running.ended
    expect([code, stderr]).toEqual([7, ''])
    const { folder, runs, words: passed } = JSON.parse(stdout)
    expect(runs).toEqual([
      ['run', 1],
      ['run-2', 1],
    ])
    expect(passed).toContain('--port=7007')
    // Only the links are deleted.
    await expect(readdir(folder)).rejects.toThrow('ENOENT')
    expect(await readdir(place.path('one', 'run', 'tensorboard'))).toHaveLength(1)
  })

  it('uses port 6013 by default', async () => {
    const running = place.start(['tensorboard', 'one/run'], environment)
    await running.heard(/--port=6013/)
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(143)
  })

  it('reports why an installed TensorBoard does not start', async () => {
    await mkdir(place.path('locked'))
    await writeFile(place.path('locked', 'tensorboard'), standIn, { mode: 0o644 })
    const locked = { PATH: place.path('locked'), PYTHON: '' }
    const { code, stdout, stderr } = await place.jamjae(['tensorboard', 'one/run'], locked)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error: tensorboard: expected tensorboard to start, got .*EACCES/)
  })

  it('reports how to install a missing TensorBoard', async () => {
    const nowhere = { PATH: place.path('few'), PYTHON: place.path('nothing') }
    const { code, stdout, stderr } = await place.jamjae(['tensorboard', 'one/run'], nowhere)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error: tensorboard: .*pip install tensorboard\n$/)
  })

  it.each<[string, string[], RegExp]>([
    ['what is no run', ['few'], /^error: few: /],
    ['what is not there', ['nothing'], /^error: nothing: /],
    ['a port that is none', ['one/run', '--port', '65536'], /--port: .* 1 to 65535, got "65536"/],
    ['port 0', ['one/run', '--port', '0'], /--port/],
    ['no run at all', [], /RUN/],
  ])('refuses %s', async (_, words, sentence) => {
    const { code, stdout, stderr } = await place.jamjae(['tensorboard', ...words], environment)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('throws for a run without events', async () => {
    await rm(place.path('two', 'run', 'tensorboard'), { recursive: true })
    const { code, stderr } = await place.jamjae(['tensorboard', 'one/run', 'two/run'], environment)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: two\/run: .*tensorboard/)
  })
})
