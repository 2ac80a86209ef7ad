// A run folder is created between preparing a training and running it; its lock is held until the end.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { type Configuration, configurationSchema } from '../../training/configuration.js'
import { type PreparedTraining, prepareTraining } from '../../training/prepare-training.js'
import { readDescription } from '../folder/run-json.js'
import { isTraining } from '../folder/run-lock.js'
import { createRun } from './create-run.js'
import { recordTraining } from './record-training.js'
import { openResumable } from './resume-run.js'

const examples = arrayDataset([4, 4], new Uint8Array(8 * 16).fill(255))
const data: DataSplits = { name: 'white', train: examples, validation: examples, fingerprint: 'w' }
const configuration: Configuration = configurationSchema.parse({
  name: 'tiny',
  model: {
    type: 'vae',
    input: [4, 4],
    encoder: [{ type: 'linear', units: 4 }],
    latent: 2,
    decoder: [{ type: 'linear', units: 4 }],
    likelihood: { type: 'bernoulli' },
  },
  training: { epochs: 1, batchSize: 8 },
})
const listening = { observers: [], signal: new AbortController().signal }

let engine: Engine
let folder: string
let training: PreparedTraining
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-recording-'))
  engine = await sameThreadEngine()
})
beforeEach(async () => {
  training = await prepareTraining({ configuration, data, engine })
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

describe('a recorded training', () => {
  it('has no folder when it is prepared, a locked one when it starts, an unlocked one at its end', async () => {
    const path = join(folder, 'run')
    expect(existsSync(path)).toBe(false)
    const run = await createRun(path, training)
    expect(await isTraining(path)).toBe(true)
    expect(await readDescription(path)).toMatchObject({
      status: 'running',
      engine: { device: 'cpu', threads: 1 },
      data: { fingerprint: 'w', trainingExamples: 8 },
    })
    const result = await recordTraining(run, training, listening)
    expect(result).toMatchObject({ completed: true, epochs: 1, steps: 1 })
    expect(await isTraining(path)).toBe(false)
    expect((await readDescription(path)).status).toBe('finished')
  })

  it('releases its lock when it fails, and only its own', async () => {
    const path = join(folder, 'failed')
    const run = await createRun(path, training)
    const broken = { steps: () => Promise.reject(new Error('broken')) }
    const failing = recordTraining(run, training, { ...listening, observers: [broken] })
    await expect(failing).rejects.toThrow('broken')
    expect(await readDescription(path)).toMatchObject({
      status: 'failed',
      failure: { message: 'broken' },
    })
    const resumable = await openResumable(path)
    await run.close()
    expect(await isTraining(path)).toBe(true)
    await resumable.close()
    expect(await isTraining(path)).toBe(false)
  })

  it('leaves an existing folder unchanged', async () => {
    await expect(createRun(join(folder, 'run'), training)).rejects.toMatchObject({
      key: 'run.exists',
    })
    expect((await readDescription(join(folder, 'run'))).status).toBe('finished')
  })
})
