// Labels are read in every form in which a class is written, and nothing else is.
import { expect, it, vi } from 'vitest'
import { classLabels } from './class-labels.js'

const place = { path: 'labels.npy', count: 3 }
const labels = [2, 0, 1]

it.each<[string, Parameters<typeof classLabels>[0]]>([
  ['whole numbers', { shape: [3], data: Int32Array.from(labels) }],
  ['whole floats', { shape: [3], data: Float64Array.from(labels) }],
  ['a column', { shape: [3, 1], data: Uint8Array.from(labels) }],
  ['a row', { shape: [1, 3], data: Float32Array.from(labels) }],
  ['axes of length 1', { shape: [3, 1, 1], data: Uint16Array.from(labels) }],
  ['one-hot rows', { shape: [3, 3], data: Float32Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0) }],
  ['texts', { shape: [3, 1], data: Uint32Array.from(labels), texts: ['a', 'b', 'c'] }],
])('%s', (_, array) => {
  expect([...classLabels(array, place).labels]).toEqual(labels)
})

it.each<[string, Parameters<typeof classLabels>[0]]>([
  ['−1 of integers', { shape: [3], data: Int8Array.of(2, -1, 1) }],
  ['−1 of floats', { shape: [3, 1], data: Float64Array.of(2, -1, 1) }],
  ['no number', { shape: [3], data: Float32Array.of(2, Number.NaN, 1) }],
])('%s is a label that is missing', (_, array) => {
  expect(classLabels(array, place)).toEqual({
    labels: Uint8Array.of(2, 255, 1),
    isPartlyLabelled: true,
  })
})

it('255 is a class where none is missing', () => {
  expect(classLabels({ shape: [3], data: Uint8Array.of(0, 255, 1) }, place)).toEqual({
    labels: Uint8Array.of(0, 255, 1),
  })
})

it('of one example', () => {
  const one = { path: 'labels.npy', count: 1 }
  expect([...classLabels({ shape: [1, 1], data: Uint8Array.of(7) }, one).labels]).toEqual([7])
  expect([...classLabels({ shape: [1, 3], data: Uint8Array.of(0, 1, 0) }, one).labels]).toEqual([1])
})

it('uses the first of several columns only on request, and reports it', () => {
  const array = { shape: [3, 2], data: Int32Array.of(2, 9, 0, 9, 1, 1) }
  expect(() => classLabels(array, place)).toThrow('[3, 2]')
  const notify = vi.fn()
  expect([...classLabels(array, { ...place, hasMoreColumns: true, notify }).labels]).toEqual(labels)
  expect(notify.mock.calls).toEqual([['labels.firstColumn', { path: 'labels.npy', actual: 2 }]])
})

it.each<[string, Parameters<typeof classLabels>[0], string]>([
  ['another count', { shape: [2], data: Uint8Array.of(0, 1) }, 'images.labelCount'],
  ['a single number', { shape: [], data: Uint8Array.of(1) }, 'images.labelCount'],
  [
    'rows of other numbers',
    { shape: [3, 2], data: Uint8Array.of(1, 0, 0, 1, 2, 0) },
    'images.labelCount',
  ],
  [
    'one-hot columns',
    { shape: [2, 3], data: Uint8Array.of(0, 1, 0, 1, 0, 1) },
    'images.labelCount',
  ],
  ['fractions', { shape: [3], data: Float32Array.of(0, 0.5, 1) }, 'images.labelType'],
  ['numbers below −1', { shape: [3], data: Int8Array.of(0, -2, 1) }, 'images.labelType'],
  [
    'infinity',
    { shape: [3], data: Float32Array.of(0, Number.POSITIVE_INFINITY, 1) },
    'images.labelType',
  ],
  [
    'class 255 beside a missing one',
    { shape: [3], data: Int16Array.of(0, 255, -1) },
    'labels.class255',
  ],
  ['numbers above 255', { shape: [3], data: Uint16Array.of(0, 256, 1) }, 'images.labelType'],
  [
    'very many texts',
    { shape: [3], data: Uint32Array.of(0, 1, 2), texts: Array(257).fill('a') },
    'images.manyLabels',
  ],
])('throws for %s', (_, array, key) => {
  expect(() => classLabels(array, place)).toThrow(expect.objectContaining({ key }))
})

it.each([
  ['two ones', [1, 0, 0, 1, 1, 1]],
  ['no one', [1, 0, 0, 1, 0, 0]],
  ['what is no number', [1, 0, 0, 1, Number.NaN, Number.NaN]],
])('names the first of one-hot rows with %s', (_, values) => {
  const array = { shape: [3, 2], data: Float32Array.from(values) }
  expect(() => classLabels(array, place)).toThrow(
    expect.objectContaining({ key: 'labels.oneHotRow', values: { path: 'labels.npy', row: 2 } }),
  )
})
