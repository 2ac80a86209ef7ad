// Warnings are given where they are due, and only there.
import { describe, expect, it } from 'vitest'
import { warningsFor } from './warnings.js'

const estimate = (mean: number, standardError = 0.5) => ({ mean, standardError })
const figures = (loss: number, kl = 10, error = 0.5) => ({
  examples: 1000,
  elbo: estimate(-loss, error),
  reconstruction: estimate(loss - kl, error),
  kl: estimate(kl),
})
const use = (active: number, of: number) => ({
  kl: Array(of).fill(1),
  variance: Array(of).fill(1),
  active,
})
const healthy = {
  train: figures(100),
  validation: figures(101),
  latents: use(8, 10),
  brightest: 255,
}
const keys = (changes: Partial<Parameters<typeof warningsFor>[0]> = {}) =>
  warningsFor({ ...healthy, ...changes }).map(({ key }) => key)

it('a healthy model has none', () => {
  expect(keys()).toEqual([])
  expect(keys({ latents: undefined })).toEqual([])
})

describe('collapse', () => {
  it('where no latent is active', () => {
    expect(keys({ latents: use(0, 10) })).toEqual(['warning.collapse'])
  })

  it('where the KL is next to nothing', () => {
    expect(keys({ validation: figures(101, 0.02) })).toEqual(['warning.collapse'])
  })

  it('of a part of the latents is told as such', () => {
    const [warning] = warningsFor({ ...healthy, latents: use(3, 10) })
    expect(warning?.key).toBe('warning.inactive')
    expect(warning?.values).toMatchObject({ active: 3, inactive: 7, latents: 10 })
    expect(warning?.message).toMatch(/^7 of 10 latents are inactive/)
  })
})

describe('overfitting', () => {
  it('where unseen images are clearly worse', () => {
    const [warning] = warningsFor({ ...healthy, validation: figures(110) })
    expect(warning?.key).toBe('warning.overfittingElbo')
    expect(warning?.values).toEqual({ percent: 10 })
  })

  it('not where chance may be the reason, nor where unseen images are better', () => {
    expect(keys({ validation: figures(110, 10, 5) })).toEqual([])
    expect(keys({ validation: figures(90) })).toEqual([])
  })

  it('by the reconstruction where there is no ELBO', () => {
    const plain = (mean: number) => ({
      examples: 1000,
      reconstruction: estimate(mean, 0.0001),
    })
    const squared = { train: plain(0.03), validation: plain(0.04), latents: undefined }
    expect(keys(squared)).toEqual(['warning.overfitting'])
  })
})

it('images of 0 and 1 in 255 levels are almost black', () => {
  expect(keys({ brightest: 1 })).toEqual(['warning.black'])
})
