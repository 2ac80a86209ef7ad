// Chunks take about a third of a second within a bound of memory, and the first one is no measure of speed.
import { expect, it } from 'vitest'
import { ChunkScheduler } from './pace.js'

it('has one step at first, then as many as take a third of a second', () => {
  const scheduler = new ChunkScheduler(1000)
  expect(scheduler.steps).toBe(1)
  scheduler.record(1, 64, 0.1)
  expect(scheduler.steps).toBe(3)
  scheduler.record(3, 192, 0.03)
  expect(scheduler.steps).toBe(33)
  scheduler.record(1, 64, 5)
  expect(scheduler.steps).toBe(1)
})

it('has no more steps than the memory of a chunk holds, but one at least', () => {
  for (const [stepBytes, steps] of [
    [1e6, 4],
    [1.1e6, 3],
    [9e6, 1],
  ] as const) {
    const scheduler = new ChunkScheduler(stepBytes)
    scheduler.record(1, 64, 1e-6)
    expect(scheduler.steps, `${stepBytes} bytes a step`).toBe(steps)
  }
})

it('leaves out the first chunk of the throughput, unless there is no other', () => {
  const scheduler = new ChunkScheduler(1000)
  expect(scheduler.imagesPerSecond).toBe(0)
  scheduler.record(1, 64, 8)
  expect(scheduler.imagesPerSecond).toBe(8)
  scheduler.record(10, 640, 1)
  expect(scheduler.imagesPerSecond).toBe(640)
  scheduler.record(10, 640, 3)
  expect(scheduler.imagesPerSecond).toBe(320)
})
