// A resumed run with another learning rate or batch size: what it trains, what run.json records, and what is refused.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { Random } from '../../random/random.js'
import { configurationSchema } from '../../training/configuration.js'
import type { StepMetrics } from '../../training/events.js'
import { readDescription } from '../folder/run-json.js'
import { recordedTraining, resumedTraining } from './record-training.js'
import { changeNotices, openResumable, type ResumeOptions } from './resume-run.js'

const random = new Random(1, 'examples')
const examples = (count: number) =>
  arrayDataset(
    [2, 2],
    Uint8Array.from({ length: count * 4 }, () => random.below(256)),
  )
const data: DataSplits = {
  name: 'noise',
  train: examples(20),
  validation: examples(4),
  fingerprint: 'noise',
}
const configured = (training: object = {}, encoder: object[] = []) =>
  configurationSchema.parse({
    name: 'tiny',
    model: {
      ...{ type: 'vae', input: [2, 2], latent: 2, likelihood: { type: 'bernoulli' } },
      encoder: [{ type: 'linear', units: 3 }, ...encoder],
      decoder: [],
    },
    training: { epochs: 2, batchSize: 5, ...training },
  })

let engine: Engine
let root: string
let path: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jamjae-changes-'))
  engine = await sameThreadEngine()
})
beforeEach(async () => {
  path = join(await mkdtemp(join(root, 'run-')), 'run')
})
afterAll(async () => {
  await engine.close()
  await rm(root, { recursive: true })
})

/** Trains a run, up to `until` steps. */
async function trained(configuration: ReturnType<typeof configured>, until = 1000) {
  const controller = new AbortController()
  await recordedTraining({
    ...{ configuration, data, engine, out: path, signal: controller.signal },
    observers: [
      {
        steps: ({ steps }) => {
          if ((steps.at(-1)?.step ?? 0) >= until) controller.abort()
        },
      },
    ],
  })
}

async function resumed(options: ResumeOptions) {
  const steps: StepMetrics[] = []
  const { result } = await resumedTraining({
    ...{ run: path, ...options },
    open: async () => ({ data, engine }),
    observers: [
      {
        steps: (event) => {
          steps.push(...event.steps)
        },
      },
    ],
  })
  return { steps, result }
}

const weights = () => readFile(join(path, 'checkpoints/last.safetensors'))

it('another learning rate is that of the rest, and is recorded', async () => {
  await trained(configured())
  const before = await weights()
  await resumed({ epochs: 3, learningRate: 0 })
  // Parameters do not move any more; moments and the position do.
  const { configuration, changes } = await readDescription(path)
  expect(configuration.training.optimizer.learningRate).toBe(0)
  const change = { epochs: 2, steps: 8, learningRate: { from: 1e-3, to: 0 } }
  expect(changes).toEqual([change])
  expect((await weights()).equals(before)).toBe(false)
  await resumed({ epochs: 4, learningRate: 0.01, batchSize: 10 })
  expect((await readDescription(path)).changes).toEqual([
    change,
    {
      ...{ epochs: 3, steps: 12, learningRate: { from: 0, to: 0.01 } },
      batchSize: { from: 5, to: 10 },
    },
  ])
})

it('the same values change nothing', async () => {
  await trained(configured())
  await resumed({ epochs: 3, learningRate: 1e-3, batchSize: 5 })
  expect((await readDescription(path)).changes).toBeUndefined()
})

it('another batch size begins with the next epoch, and schedules go on in their epoch', async () => {
  const schedule = { type: 'multiStep', at: [3], factor: 0.5 }
  await trained(configured({ schedule }))
  const { steps, result } = await resumed({ epochs: 4, batchSize: 10 })
  expect(
    steps.map(({ step, epoch, examples, learningRate }) => [step, epoch, examples, learningRate]),
  ).toEqual([
    [9, 3, 10, 1e-3],
    [10, 3, 10, 1e-3],
    [11, 4, 10, 5e-4],
    [12, 4, 10, 5e-4],
  ])
  expect(result).toMatchObject({ completed: true, epochs: 4, steps: 12 })
})

it('after which it resumes to the same bits', async () => {
  await trained(configured({ schedule: { type: 'multiStep', at: [3, 4], factor: 0.5 } }))
  const copy = `${path}-copy`
  await cp(path, copy, { recursive: true })
  await resumed({ epochs: 5, batchSize: 10 })
  const whole = await weights()
  path = copy
  await resumed({ epochs: 4, batchSize: 10 })
  await resumed({ epochs: 5 })
  expect((await weights()).equals(whole)).toBe(true)
  expect((await readDescription(path)).progress).toMatchObject({ epochs: 5, steps: 14 })
})

it('within an epoch another batch size is refused, another learning rate is not', async () => {
  await trained(configured(), 2)
  await expect(resumed({ batchSize: 10 })).rejects.toMatchObject({
    ...{ key: 'resume.batchSize', code: 'CONFIG' },
    values: { path, epoch: 1, expected: 5 },
  })
  expect((await readDescription(path)).configuration.training.batchSize).toBe(5)
  await resumed({ learningRate: 0.1 })
  expect((await readDescription(path)).changes).toMatchObject([{ epochs: 0 }])
})

it('a batch size that leaves one example to batch normalization is refused', async () => {
  await trained(configured({}, [{ type: 'batchNorm' }]))
  await expect(resumed({ epochs: 3, batchSize: 19 })).rejects.toMatchObject({
    key: 'training.singleValue',
  })
})

it('is told with the step', async () => {
  await trained(configured())
  const resumable = await openResumable(path, { epochs: 3, learningRate: 0.5, batchSize: 10 })
  await resumable.close()
  expect(changeNotices(resumable)).toEqual([
    { code: 'run.learningRate', values: { from: 1e-3, to: 0.5, step: 8 } },
    { code: 'run.batchSize', values: { from: 5, to: 10, step: 8 } },
  ])
  expect(changeNotices({})).toEqual([])
})
