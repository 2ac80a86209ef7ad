// When a generator counts as collapsed, and a discriminator as winning.
import { expect, it } from 'vitest'
import { adversarialNotices } from './adversarial-notices.js'

const measured = (loss: number, diversity: number, discriminatorAccuracy: number) => ({
  loss,
  extra: { diversity, discriminatorAccuracy },
})
const codes = (...given: Parameters<typeof adversarialNotices>) =>
  adversarialNotices(...given).map(({ code }) => code)

it('finds a collapsed generator by its diversity', () => {
  expect(codes(measured(1, 0.95, 0.7))).toEqual([])
  expect(adversarialNotices(measured(1, 0.123, 0.7))).toEqual([
    { code: 'gan.collapse', values: { percent: 12 } },
  ])
})

it('finds a discriminator that wins while the loss of the generator grows', () => {
  const [first, last] = [measured(2, 1, 0.9), measured(6, 1, 0.995)]
  expect(adversarialNotices(last, first)).toEqual([
    { code: 'gan.discriminatorWins', values: { percent: 99.5, loss: 6 } },
  ])
  expect(codes(measured(2.1, 1, 0.995), first)).toEqual([])
  expect(codes(measured(6, 1, 0.9), first)).toEqual([])
  // An evaluation knows no earlier epoch.
  expect(codes(last)).toEqual(['gan.discriminatorWins'])
})

it('knows that the loss of a critic may be negative', () => {
  expect(codes(measured(-1, 1, 0.99), measured(-2, 1, 0.9))).toEqual(['gan.discriminatorWins'])
  expect(codes(measured(-3, 1, 0.99), measured(-2, 1, 0.9))).toEqual([])
})

it('says nothing of a model without a discriminator', () => {
  expect(codes({ loss: 1 }, { loss: 0.1 })).toEqual([])
})
