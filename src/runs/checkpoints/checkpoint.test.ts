// Checkpoints hold everything that training carries, and where it stands.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StateValues } from '../../engines/values.js'
import { decodeSafetensors, safetensorsParts } from '../../formats/safetensors.js'
import { MetricsAccumulator } from '../../training/metrics.js'
import type { ResumePoint } from '../../training/resume-point.js'
import { checkpointParts, readCheckpoint } from './checkpoint.js'

const state: StateValues = {
  'encoder.0.weight': { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 1e-30, -0, 7) },
  'encoder.0.bias': { shape: [2], data: Float32Array.of(0.1, 0.2) },
  'optimizer/encoder.0.bias/velocity': { shape: [2], data: new Float32Array(2) },
}
const gathered = new MetricsAccumulator()
gathered.add({ loss: 0.1, reconstruction: 1 / 3, kl: 1e-30 }, 7)
const standing: ResumePoint = {
  position: {
    epoch: 3,
    taken: 40,
    step: 1234,
    shuffle: [1, 2, 3, 4294967295],
    noise: [9, 8, 7, 6],
  },
  gathered: gathered.sums,
  best: { epoch: 2, step: 800, loss: 100.00000000000001 },
}

function bytes(values: StateValues): Uint8Array {
  return Buffer.concat(checkpointParts('tiny', { state: values, resumePoint: standing }))
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

  it('hold where training stands, the name and what kind of file it is', () => {
    const { metadata } = decodeSafetensors(bytes(state), 'checkpoint')
    expect(Object.keys(metadata).sort()).toEqual(['format', 'name', 'sha256', 'standing'])
    expect(metadata).toMatchObject({ format: 'jamjae-checkpoint-1', name: 'tiny' })
    expect(JSON.parse(metadata.standing ?? '')).toEqual(standing)
  })

  it('are the same bytes for the same state, in whatever order it comes', () => {
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

  it('gives back what was written', async () => {
    expect(await readCheckpoint(await written(bytes(state)))).toEqual({
      state,
      resumePoint: standing,
    })
  })

  it('refuses one that is cut off, wherever', async () => {
    const whole = bytes(state)
    for (let length = 0; length < whole.length; length++) {
      const path = await written(whole.subarray(0, length))
      await expect(readCheckpoint(path)).rejects.toMatchObject({ code: 'FORMAT', values: { path } })
    }
  })

  it.each([
    ['no checkpoint', { format: 'pt' }, 'checkpoint.foreign'],
    ['no word of where it stands', { format: 'jamjae-checkpoint-1' }, 'checkpoint.standing'],
    [
      'a generator that stands nowhere',
      { format: 'jamjae-checkpoint-1', resumePoint: JSON.stringify({ ...standing, position: {} }) },
      'checkpoint.standing',
    ],
  ])('refuses a file with %s', async (_, metadata, key) => {
    const path = await written(Buffer.concat(safetensorsParts(new Map(), metadata)))
    await expect(readCheckpoint(path)).rejects.toMatchObject({ key, code: 'FORMAT' })
  })

  it('notices a single bit that has changed', async () => {
    const changed = bytes(state)
    changed[changed.length - 9] = (changed.at(-9) ?? 0) ^ 4
    const reading = readCheckpoint(await written(changed))
    await expect(reading).rejects.toMatchObject({ key: 'checkpoint.damaged', code: 'FORMAT' })
  })

  it('refuses items that training does not have', async () => {
    const tensors = new Map([['w', { shape: [1], data: new Float64Array(1) }]])
    const parts = safetensorsParts(tensors, { format: 'jamjae-checkpoint-1' })
    const reading = readCheckpoint(await written(Buffer.concat(parts)))
    await expect(reading).rejects.toMatchObject({ key: 'checkpoint.items' })
  })

  it('says where there is none', async () => {
    const reading = readCheckpoint(join(folder, 'nothing'))
    await expect(reading).rejects.toMatchObject({ key: 'checkpoint.missing', code: 'CONFIG' })
  })
})
