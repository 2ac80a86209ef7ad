// Curves of what has a schedule, and of the norm of the gradient.
import { expect, it } from 'vitest'
import { scheduledCurves } from './scheduled-curves.js'

const steps = [
  { epoch: 1, learningRate: 1, klWeight: 1, gradientNorm: 2 },
  { epoch: 1, learningRate: 2, klWeight: 1, gradientNorm: 4 },
  { epoch: 2, learningRate: 3, klWeight: 1, gradientNorm: 5 },
  { epoch: 3, learningRate: 9, klWeight: 9, gradientNorm: 9 },
]

it('are of complete epochs, where something was recorded and varies', () => {
  expect(scheduledCurves(steps, 2)).toEqual({
    learningRate: [
      { epoch: 1, at: 0.25, mean: 1 },
      { epoch: 1, at: 0.75, mean: 2 },
      { epoch: 2, at: 1.5, mean: 3 },
    ],
    gradientNorm: [
      { epoch: 1, at: 0.5, mean: 3, standardDeviation: 1 },
      { epoch: 2, at: 1.5, mean: 5, standardDeviation: 0 },
    ],
  })
  expect(scheduledCurves([], 2)).toEqual({})
})

it('have at most 500 points, with the first and the last', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ epoch: 1, learningRate: index }))
  const points = scheduledCurves(many, 1).learningRate ?? []
  expect([points.length, points[0]?.mean, points.at(-1)?.mean]).toEqual([500, 0, 4999])
})
