// The numbers that schedules of the KL term set.
import { describe, expect, it } from 'vitest'
import { klScheduleSchema, scheduledNumber } from './kl-schedule.js'

/** The numbers of all steps. */
function numbers(schedule: object, { stepsPerEpoch = 2, epochs = 4, klWeight = 3 } = {}) {
  const { at } = scheduledNumber(klScheduleSchema.parse(schedule), klWeight)
  return Array.from({ length: stepsPerEpoch * epochs }, (_, index) =>
    Number(at({ step: index + 1, stepsPerEpoch, epochs }).toFixed(9)),
  )
}

describe('the KL weight', () => {
  it('rises linearly to the final one', () => {
    expect(numbers({ type: 'linear', epochs: 2 })).toEqual([0, 0.75, 1.5, 2.25, 3, 3, 3, 3])
    expect(numbers({ type: 'linear', epochs: 1, from: 0.5 })).toEqual([1.5, 2.25, 3, 3, 3, 3, 3, 3])
    expect(numbers({ type: 'linear', epochs: 0.5 })).toEqual([0, 3, 3, 3, 3, 3, 3, 3])
  })

  it('rises in every cycle', () => {
    expect(numbers({ type: 'cyclic', cycles: 2 })).toEqual([0, 1.5, 3, 3, 0, 1.5, 3, 3])
    expect(numbers({ type: 'cyclic', cycles: 1, share: 1 })).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((step) => (3 * step) / 8),
    )
  })

  it('is the formula of Fu et al. where cycles are no whole number of steps', () => {
    const [steps, cycles, share] = [10, 4, 0.5]
    const cycle = steps / cycles
    const expected = Array.from({ length: steps }, (_, index) =>
      Math.min(1, (index % Math.ceil(cycle)) / cycle / share),
    )
    const schedule = { type: 'cyclic', cycles, share }
    expect(numbers(schedule, { stepsPerEpoch: 5, epochs: 2, klWeight: 1 })).toEqual(expected)
  })
})

it('the capacity rises linearly from 0', () => {
  expect(numbers({ type: 'capacity', to: 8, epochs: 2 })).toEqual([0, 2, 4, 6, 8, 8, 8, 8])
})

it('a schedule ends where its number stays', () => {
  const end = (schedule: object) => scheduledNumber(klScheduleSchema.parse(schedule), 1).end(20)
  expect(end({ type: 'linear', epochs: 7 })).toBe(7)
  expect(end({ type: 'capacity', to: 1, epochs: 6 })).toBe(6)
  expect(end({ type: 'cyclic' })).toBe(17.5)
})
