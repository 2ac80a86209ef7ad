// The command that is suggested after a training follows its length and its course.
import { expect, it } from 'vitest'
import { nextTraining } from './next-training.js'

it.each([
  [1, 1, 'resume r --epochs 2'],
  [2, 2, 'resume r --epochs 3'],
  [30, 30, 'resume r --epochs 45'],
  [30, 27, 'resume r --epochs 45'],
  [30, 26, 'evaluate r --weights best'],
  [1000, undefined, 'resume r --epochs 1500'],
  [1000, 12, 'evaluate r --weights best'],
])('after %i epochs, the best at %s: %s', (epochs, best, command) => {
  const epoch = best === undefined ? undefined : { epoch: best, step: 1, loss: 1 }
  expect(nextTraining('r', epochs, epoch)).toBe(command)
})
