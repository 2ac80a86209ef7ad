// Checkpoints hold everything that training carries, and where it stands.
import { describe, expect, it } from 'vitest'
import type { StateValues } from '../engines/values.js'
import { decodeSafetensors } from '../formats/safetensors.js'
import type { FeedPosition } from '../training/feed.js'
import { checkpointParts } from './checkpoint.js'

const state: StateValues = {
  'encoder.0.weight': { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 1e-30, -0, 7) },
  'encoder.0.bias': { shape: [2], data: Float32Array.of(0.1, 0.2) },
  'optimizer/encoder.0.bias/velocity': { shape: [2], data: new Float32Array(2) },
}
const position: FeedPosition = {
  epoch: 3,
  taken: 40,
  step: 1234,
  shuffle: [1, 2, 3, 4294967295],
  noise: [9, 8, 7, 6],
}

function bytes(values: StateValues): Uint8Array {
  return Buffer.concat(checkpointParts(values, { name: 'tiny', position }))
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

  it('hold the position, the name and what kind of file it is', () => {
    const { metadata } = decodeSafetensors(bytes(state), 'checkpoint')
    expect(Object.keys(metadata).sort()).toEqual(['format', 'name', 'position'])
    expect(metadata).toMatchObject({ format: 'jamjae-checkpoint-1', name: 'tiny' })
    expect(JSON.parse(metadata.position ?? '')).toEqual(position)
  })

  it('are the same bytes for the same state, in whatever order it comes', () => {
    const turned = Object.fromEntries(Object.entries(state).reverse())
    expect(bytes(turned)).toEqual(bytes(state))
  })
})
