// Warnings appear if and only if their condition holds.
import { describe, expect, it } from 'vitest'
import { warningsFor } from './warnings.js'

const estimate = (mean: number, standardError = 0.5) => ({ mean, standardError })
const metrics = (loss: number, kl = 10, error = 0.5) => ({
  examples: 1000,
  elbo: estimate(-loss, error),
  reconstruction: estimate(loss - kl, error),
  kl: estimate(kl),
})
const use = (active: number, of: number, kl = 1) => ({
  kl: Array(of).fill(kl),
  variance: Array(of).fill(1),
  active,
})
const healthy = {
  train: metrics(100),
  validation: metrics(101),
  latents: use(8, 10),
  brightest: 255,
}
const keys = (changes: Partial<Parameters<typeof warningsFor>[0]> = {}) =>
  warningsFor({ ...healthy, ...changes }).map(({ key }) => key)

it('a good model has none', () => {
  expect(keys()).toEqual([])
  expect(keys({ latents: undefined })).toEqual([])
})

it('a single example has no standard error, so none is said to overfit', () => {
  expect(keys({ validation: metrics(150, 10, Number.NaN) })).toEqual([])
  expect(keys({ validation: metrics(150) })).toEqual(['warning.overfittingElbo'])
})

it('a mixture whose components are mostly empty', () => {
  expect(keys({ clusters: { components: 10, used: 4 } })).toEqual(['warning.components'])
  expect(keys({ clusters: { components: 10, used: 5 } })).toEqual([])
})

describe('collapse', () => {
  it('if no latent is active', () => {
    expect(keys({ latents: use(0, 10) })).toEqual(['warning.collapse'])
  })

  it('if the KL is almost 0', () => {
    const [warning] = warningsFor({ ...healthy, latents: use(2, 2, 0.025) })
    expect(warning?.key).toBe('warning.lowKl')
    expect(warning?.message).toMatch(/KL is about 0\.05 nats.*although 2 of 2 latents are active/)
  })

  it('by the estimated KL where it is no sum over latents; one below 0 is 0', () => {
    const { kl: _, ...estimated } = use(2, 2)
    expect(keys({ latents: estimated })).toEqual([])
    const changes = { validation: metrics(101, -0.02), latents: estimated }
    const [warning] = warningsFor({ ...healthy, ...changes })
    expect(warning?.message).toMatch(/KL is about 0 nats/)
  })

  it('by the part of the latents where the KL has one of the classes, too', () => {
    const changes = { validation: metrics(101, 1.15), latents: use(2, 2, 0.025) }
    expect(keys(changes)).toEqual(['warning.lowKl'])
  })

  it('no setting is recommended that the model does not have', () => {
    for (const latents of [use(0, 10), use(10, 10, 0.001), use(3, 10)]) {
      const [warning] = warningsFor({ ...healthy, latents, hasKlWeight: false })
      expect(warning?.message).not.toMatch('klWeight')
      expect(warning?.message).toMatch(/latents are (in)?active/)
    }
  })

  it('is reported as partial if some latents are active', () => {
    const [warning] = warningsFor({ ...healthy, latents: use(3, 10) })
    expect(warning?.key).toBe('warning.inactive')
    expect(warning?.values).toMatchObject({ active: 3, inactive: 7, latents: 10 })
    expect(warning?.message).toMatch(/^7 of 10 latents are inactive/)
  })
})

describe('overfitting', () => {
  it('if validation images are clearly worse', () => {
    const [warning] = warningsFor({ ...healthy, validation: metrics(110) })
    expect(warning?.key).toBe('warning.overfittingElbo')
    expect(warning?.values).toEqual({ percent: 10 })
  })

  it('not if chance explains the gap, nor if validation images are better', () => {
    expect(keys({ validation: metrics(110, 10, 5) })).toEqual([])
    expect(keys({ validation: metrics(90) })).toEqual([])
  })

  it('by the reconstruction if there is no ELBO', () => {
    const plain = (mean: number) => ({
      examples: 1000,
      reconstruction: estimate(mean, 0.0001),
    })
    const squared = { train: plain(0.03), validation: plain(0.04), latents: undefined }
    expect(keys(squared)).toEqual(['warning.overfitting'])
  })
})

it('byte images of 0 and 1 are almost black', () => {
  expect(keys({ brightest: 1 })).toEqual(['warning.black'])
})
