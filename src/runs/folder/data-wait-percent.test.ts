// The percentage of time spent waiting for data, and when it is reported.
import { expect, it } from 'vitest'
import { dataWaitPercent } from './data-wait-percent.js'

it.each([
  [{ seconds: 10, waitedSeconds: 2.04 }, 20],
  [{ seconds: 10, waitedSeconds: 0.9 }, undefined],
  [{ seconds: 10 }, undefined],
  [{ seconds: 0, waitedSeconds: 0 }, undefined],
])('%o', (times, percent) => {
  expect(dataWaitPercent(times)).toBe(percent)
})
