// Steps of epochs before and after a change of the batch size.
import { expect, it } from 'vitest'
import { epochAxis } from './epoch-axis.js'

/** Two epochs of 10 steps, one of 20; the next have 20. */
const ends = [
  { epoch: 1, step: 10 },
  { epoch: 2, step: 20 },
  { epoch: 3, step: 40 },
]

it.each([
  [0, 0],
  [5, 0.5],
  [10, 1],
  [20, 2],
  [30, 2.5],
  [40, 3],
  [50, 3.5],
])('step %d is at epoch %d, and back', (step, epochs) => {
  const axis = epochAxis(ends, 20)
  expect(axis.epochsAt(step)).toBe(epochs)
  expect(axis.stepAt(epochs)).toBe(step)
})

it('has equal epochs where none is complete', () => {
  const axis = epochAxis([], 4)
  expect([axis.epochsAt(3), axis.stepAt(0.75)]).toEqual([0.75, 3])
})
