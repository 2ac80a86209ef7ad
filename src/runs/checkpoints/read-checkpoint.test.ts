// Checkpoints hold the state of a training and its resume point.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StateValues } from '../../engines/values.js'
import { decodeSafetensors, safetensorsParts } from '../../formats/safetensors.js'
import { MetricsAccumulator } from '../../training/metrics.js'
import type { ResumePoint } from '../../training/resume-point.js'
import {
  checkpointFiles,
  checkpointParts,
  readCheckpoint,
  readRunCheckpoint,
} from './read-checkpoint.js'

const state: StateValues = {
  'encoder.0.weight': { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 1e-30, -0, 7) },
  'encoder.0.bias': { shape: [2], data: Float32Array.of(0.1, 0.2) },
  'optimizer/encoder.0.bias/velocity': { shape: [2], data: new Float32Array(2) },
}
const accumulator = new MetricsAccumulator()
accumulator.add({ loss: 0.1, reconstruction: 1 / 3, kl: 1e-30 }, 7)
const resumePoint: ResumePoint = {
  position: {
    epoch: 3,
    taken: 40,
    step: 1234,
    shuffle: [1, 2, 3, 4294967295],
    noise: [9, 8, 7, 6],
  },
  gathered: accumulator.sums,
  best: { epoch: 2, step: 800, loss: 100.00000000000001 },
}

function bytes(values: StateValues): Uint8Array {
  return Buffer.concat(checkpointParts('tiny', { state: values, resumePoint }))
}

describe('checkpointParts', () => {
  it('give a safetensors file with every tensor, exactly', () => {
    const { tensors } = decodeSafetensors(bytes(state), 'checkpoint')
    expect([...tensors.keys()].sort()).toEqual(Object.keys(state).sort())
    for (const [name, { shape, data }] of Object.entries(state)) {
      expect(tensors.get(name)?.shape).toEqual(shape)
      expect([...(tensors.get(name)?.data ?? [])]).toEqual([...data])
    }
  })

  it('hold the resume point, the name and the format', () => {
    const { metadata } = decodeSafetensors(bytes(state), 'checkpoint')
    expect(Object.keys(metadata).sort()).toEqual(['format', 'name', 'sha256', 'standing'])
    expect(metadata).toMatchObject({ format: 'jamjae-checkpoint-1', name: 'tiny' })
    expect(JSON.parse(metadata.standing ?? '')).toEqual(resumePoint)
  })

  it('are the same bytes for the same state, in any order', () => {
    const turned = Object.fromEntries(Object.entries(state).reverse())
    expect(bytes(turned)).toEqual(bytes(state))
  })
})

describe('readCheckpoint', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'checkpoint-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const written = async (content: Uint8Array) => {
    const path = join(folder, 'checkpoint')
    await writeFile(path, content)
    return path
  }

  it('reads what was written', async () => {
    expect(await readCheckpoint(await written(bytes(state)))).toEqual({
      state,
      resumePoint,
    })
  })

  it('throws for a file truncated anywhere', async () => {
    const whole = bytes(state)
    for (let length = 0; length < whole.length; length++) {
      const path = await written(whole.subarray(0, length))
      await expect(readCheckpoint(path)).rejects.toMatchObject({ code: 'FORMAT', values: { path } })
    }
  })

  it.each([
    ['no checkpoint', { format: 'pt' }, 'checkpoint.foreign'],
    ['no resume point', { format: 'jamjae-checkpoint-1' }, 'checkpoint.standing'],
    [
      'a random generator with an invalid state',
      { format: 'jamjae-checkpoint-1', standing: JSON.stringify({ ...resumePoint, position: {} }) },
      'checkpoint.standing',
    ],
  ])('throws for a file with %s', async (_, metadata, key) => {
    const path = await written(Buffer.concat(safetensorsParts(new Map(), metadata)))
    await expect(readCheckpoint(path)).rejects.toMatchObject({ key, code: 'FORMAT' })
  })

  it('throws if a single bit has changed', async () => {
    const changed = bytes(state)
    changed[changed.length - 9] = (changed.at(-9) ?? 0) ^ 4
    const reading = readCheckpoint(await written(changed))
    await expect(reading).rejects.toMatchObject({ key: 'checkpoint.damaged', code: 'FORMAT' })
  })

  it('throws for tensors that are not float32', async () => {
    const tensors = new Map([['w', { shape: [1], data: new Float64Array(1) }]])
    const parts = safetensorsParts(tensors, { format: 'jamjae-checkpoint-1' })
    const reading = readCheckpoint(await written(Buffer.concat(parts)))
    await expect(reading).rejects.toMatchObject({ key: 'checkpoint.items' })
  })

  it('throws for a missing file', async () => {
    const reading = readCheckpoint(join(folder, 'nothing'))
    await expect(reading).rejects.toMatchObject({ key: 'checkpoint.missing', code: 'CONFIG' })
  })

  it('gives averaged weights in the place of the trained ones, or says that there are none', async () => {
    const description = { versions: {}, progress: { epochs: 3, steps: 8, seconds: 0 } }
    const path = join(folder, checkpointFiles.average)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes(state))
    await expect(readRunCheckpoint(folder, 'average', description)).rejects.toMatchObject({
      ...{ key: 'checkpoint.noAverage', code: 'CONFIG', values: { path } },
    })
    const average = { shape: [2], data: Float32Array.of(5, 6) }
    await writeFile(path, bytes({ ...state, 'average/encoder.0.bias': average }))
    const { state: averaged } = await readRunCheckpoint(folder, 'average', description)
    expect(averaged['encoder.0.bias']).toEqual(average)
    expect(averaged['encoder.0.weight']).toEqual(state['encoder.0.weight'])
  })

  it.each([
    ['average', 'checkpoint.missing', { epochs: 0 }],
    ['average', 'checkpoint.lost', { epochs: 3 }],
    ['last', 'checkpoint.missing', { epochs: 0 }],
    ['last', 'checkpoint.lost', { epochs: 3 }],
    ['last', 'checkpoint.failed', { epochs: 0, failure: { message: 'diverged' } }],
    ['best', 'checkpoint.failed', { epochs: 0, failure: { message: 'diverged' } }],
    ['best', 'checkpoint.noBest', { epochs: 3 }],
    ['best', 'checkpoint.lost', { epochs: 3, best: resumePoint.best }],
  ] as const)('%s of a run: %s where the run has %j', async (weights, key, { epochs, ...best }) => {
    const progress = { epochs, steps: 0, seconds: 0 }
    const description = { versions: {}, progress, ...best }
    const reading = readRunCheckpoint(folder, weights, description)
    await expect(reading).rejects.toMatchObject({ key, code: 'CONFIG' })
  })
})
