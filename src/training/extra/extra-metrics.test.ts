// Which extra metrics are accuracies.
import { expect, it } from 'vitest'
import { isAccuracy } from './extra-metrics.js'

it.each([
  ['accuracy', [0, 0.5, 1], true],
  ['validationAccuracy', [0.2], true],
  ['accuracy', [93.1], false],
  ['accuracy', [-0.1], false],
  ['accuracies', [0.5], false],
  ['kl1', [0.5], false],
])('%s with values %j: %s', (name, values, expected) => {
  expect(isAccuracy(name, values)).toBe(expected)
})
