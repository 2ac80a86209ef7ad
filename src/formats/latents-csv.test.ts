// Latents as CSV: float32 round trips in the fewest digits; errors name invalid lines.
import { describe, expect, it } from 'vitest'
import { Random } from '../random/random.js'
import { decodeLatentsCsv, latentsCsvParts } from './latents-csv.js'

const path = 'z.csv'
const read = (text: string) => decodeLatentsCsv(new TextEncoder().encode(text), path)
const write = (codes: Parameters<typeof latentsCsvParts>[0]) => [...latentsCsvParts(codes)].join('')
const failure = (key: string, values: object) =>
  expect.objectContaining({ key, values: expect.objectContaining({ path, ...values }) })

describe('writing', () => {
  it('names the columns index, label, means and log variances', () => {
    const mean = Float32Array.of(0.1, -2, 1e-10, 16777216)
    const logVariance = Float32Array.of(-0, 1 / 3, 3.4028234663852886e38, 0)
    expect(write({ count: 2, latent: 2, mean, logVariance, labels: [7, 0] })).toBe(
      'index,label,mean_1,mean_2,log_variance_1,log_variance_2\n' +
        '0,7,0.1,-2,-0,0.33333334\n' +
        '1,0,1e-10,16777216,3.4028235e+38,0\n',
    )
    expect(write({ count: 0, latent: 1, mean: new Float32Array() })).toBe('index,mean_1\n')
  })

  it('and reading keep every bit', () => {
    const bits = new Uint32Array(6000)
    const random = new Random(1, 'latents')
    for (let at = 0; at < bits.length; at++) bits[at] = random.below(2 ** 32)
    const mean = new Float32Array(bits.buffer).filter(Number.isFinite).subarray(0, 5500)
    const { shape, data } = read(write({ count: 1100, latent: 5, mean }))
    expect(shape).toEqual([1100, 5])
    expect(new Uint32Array(data.buffer)).toEqual(new Uint32Array(mean.slice().buffer))
  })
})

describe('reading', () => {
  it('accepts plain numbers, Windows line ends, quotes, spaces and blank lines', () => {
    const expected = { shape: [2, 2], data: Float32Array.of(1, -2.5, 300, 0.5) }
    expect(read('1,-2.5\n3e2,.5')).toEqual(expected)
    expect(read('\uFEFF"mean_1", "mean_2"\r\n1 , -2.5\r\n\r\n+300.,0.5\r\n')).toEqual(expected)
  })

  it('reads the columns of the means in the order of their numbers', () => {
    const text = 'mean_2,log_variance_1,name,mean_1\n2,9,first,1\n4,9,second,3\n'
    expect(read(text)).toEqual({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) })
  })

  it.each([
    ['', 'csv.empty', {}],
    [' \n\n', 'csv.empty', {}],
    ['x,y\n1,2\n', 'csv.header', { line: 1, actual: 'x,y' }],
    ['1;2\n3;4\n', 'csv.header', { line: 1 }],
    ['1,2\n\n3\n', 'csv.ragged', { line: 3, expected: 2, actual: 1 }],
    ['mean_1\n1\n1,2\n', 'csv.ragged', { line: 3, expected: 1, actual: 2 }],
    ['1,2\n3,four\n', 'csv.number', { line: 2, column: 2, actual: 'four' }],
    ['mean_1,mean_2\n1,\n', 'csv.number', { line: 2, column: 2, actual: '' }],
    ['mean_1\nNaN\n', 'csv.number', { line: 2, column: 1, actual: 'NaN' }],
    ['mean_1\n0x10\n', 'csv.number', { line: 2, column: 1, actual: '0x10' }],
    ['1\n1e39\n', 'csv.number', { line: 2, column: 1, actual: '1e39' }],
  ])('refuses %j', (text, key, values) => {
    expect(() => read(text)).toThrow(failure(key, values))
  })
})
