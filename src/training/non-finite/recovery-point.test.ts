// The copy of a state from which steps are computed again.
import { afterEach, expect, it, vi } from 'vitest'
import type { StateValues } from '../../engines/engine.js'
import { initialPosition } from '../data-loader.js'
import { RecoveryPoint } from './recovery-point.js'

afterEach(() => vi.useRealTimers())

const valuesOf = (value: number): StateValues => ({
  w: { shape: [1], data: Float32Array.of(value) },
})
const at = (epoch: number, step: number) => ({ ...initialPosition(1), epoch, step })

it('is the start, until ten seconds have passed', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const plateau = { best: 1, epochs: 0, factor: 0.5 } as never
  let reads = 0
  const state = {
    id: 1,
    read: async () => valuesOf(++reads),
    dispose: async () => {},
  }
  const point = new RecoveryPoint(() => valuesOf(0), { position: at(1, 0), plateau: undefined })
  vi.advanceTimersByTime(9_000)
  await point.pass({ position: at(2, 5), plateau }, state)
  expect([reads, point.position.step, point.values.w?.data[0]]).toEqual([0, 0, 0])
  expect([point.plateau(1), point.plateau(2)]).toEqual([undefined, plateau])
  vi.advanceTimersByTime(2_000)
  await point.pass({ position: at(3, 9), plateau }, state)
  expect([reads, point.position.step, point.values.w?.data[0]]).toEqual([1, 9, 1])
  expect([point.plateau(2), point.plateau(3)]).toEqual([undefined, plateau])
  await point.pass({ position: at(3, 12), plateau }, state)
  expect(reads).toBe(1)
})
