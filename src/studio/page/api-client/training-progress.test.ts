// A page that is opened while a training is paused knows its progress.
import { expect, it } from 'vitest'
import { mergeProgress, progressAfter } from './training-progress.js'

const place = { epoch: 2, step: 30, epochProgress: 0.56, imagesPerSecond: 100, secondsLeft: 9 }
/** Other fields of the server's response. */
const rest = { ofEpochs: 5, stepsPerEpoch: 20 }

it('starts with the progress that the server sends', () => {
  const state = { name: 'one', paused: true, ...rest, ...place }
  expect(mergeProgress(undefined, state)).toEqual({ run: 'one', ...place })
  expect(mergeProgress({ run: 'before', ...place, step: 99 }, state)?.run).toBe('one')
  expect(mergeProgress(undefined, { name: 'one', paused: false })).toBeUndefined()
  expect(mergeProgress(undefined, undefined)).toBeUndefined()
})

it('never goes back behind the progress that events reported', () => {
  const reported = { run: 'one', imagesPerSecond: 120, epochProgress: 0.6 }
  const steps = [{ step: 31, epoch: 2, loss: 1, reconstruction: 1, kl: 0 }]
  const known = progressAfter({ ...reported, steps })
  expect(known).toEqual({ ...reported, epoch: 2, step: 31 })
  expect(mergeProgress(known, { name: 'one', paused: false, ...rest, ...place })).toBe(known)
  const later = { ...place, step: 40 }
  expect(mergeProgress(known, { name: 'one', paused: false, ...rest, ...later })).toEqual({
    run: 'one',
    ...later,
  })
})
