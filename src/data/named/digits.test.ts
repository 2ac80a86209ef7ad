// The built-in digits, as the build writes them.
import { describe, expect, it, vi } from 'vitest'
import { loadDigits } from './digits.js'

const disk = vi.hoisted(() => ({ isBuilt: true }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>()
  const readdir = (path: string, options: { withFileTypes: true }) =>
    original.readdir(disk.isBuilt ? path : `${path}-not-built`, options)
  return { ...original, readdir }
})

const countsOfMnist = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]

function histogram(labels: Uint8Array = new Uint8Array()): number[] {
  const counts = new Array<number>(10).fill(0)
  for (const label of labels) counts[label] = (counts[label] as number) + 1
  return counts
}

describe('the built-in digits', async () => {
  const { name, train, validation, fingerprint } = await loadDigits()
  const counts = histogram(train.labels)
  const validationCounts = histogram(validation.labels)

  it('are 9 000 and 1 000 images of 28 × 28', () => {
    expect(name).toBe('digits')
    expect(train).toMatchObject({ count: 9000, shape: [28, 28] })
    expect(validation).toMatchObject({ count: 1000, shape: [28, 28] })
  })

  it('are always the same', () => {
    expect(fingerprint).toBe('3fbb3e51b44a878789dd7f949a95130fac41372025ba3e6f0567c7ab09e7cee0')
  })

  it('have all the labels, a tenth of each for validation', () => {
    expect(counts.map((count, label) => count + (validationCounts[label] as number))).toEqual(
      countsOfMnist,
    )
    for (const [label, count] of validationCounts.entries()) {
      expect(Math.abs(count - (countsOfMnist[label] as number) / 10)).toBeLessThan(1)
    }
  })

  it('come in a mixed order', () => {
    for (const labels of [train.labels, validation.labels]) {
      expect(new Set(labels?.subarray(0, 50)).size).toBe(10)
      expect(new Set(labels?.subarray(-50)).size).toBe(10)
    }
  })

  it('have no image twice', async () => {
    const seen = new Set<string>()
    const into = new Uint8Array(28 * 28)
    for (const dataset of [train, validation]) {
      for (let index = 0; index < dataset.count; index++) {
        await dataset.read([index], into)
        seen.add(Buffer.from(into).toString('latin1'))
      }
    }
    expect(seen.size).toBe(10_000)
  })

  it('are ink on an empty border, in all grey levels', async () => {
    const into = new Uint8Array(train.count * 28 * 28)
    await train.read([...Array(train.count).keys()], into)
    expect(new Set(into).size).toBe(256)
    const mean = into.reduce((sum, pixel) => sum + pixel, 0) / into.length / 255
    expect(mean).toBeGreaterThan(0.12)
    expect(mean).toBeLessThan(0.14)
  })
})

it('before the build, loading the digits asks for it', async () => {
  disk.isBuilt = false
  await expect(loadDigits()).rejects.toMatchObject({ code: 'CONFIG', key: 'data.digits' })
})
