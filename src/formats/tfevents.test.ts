// Events of TensorBoard: the bytes are those that TensorBoard's own protobuf classes write.
import { describe, expect, it } from 'vitest'
import { histogramOf } from './histogram.js'
import { type EventContent, encodeEvent, type SummaryValue } from './tfevents.js'

const hex = (step: number, content: EventContent) =>
  Buffer.from(encodeEvent({ wallTime: 1.5, step, content })).toString('hex')

describe('an event', () => {
  // A step of 0, which is the default, is omitted there.
  it.each<[string, number, EventContent, string]>([
    [
      'that names the version',
      0,
      { fileVersion: 'brain.Event:2' },
      '09000000000000f83f10001a0d627261696e2e4576656e743a32',
    ],
    ['that starts a session', 7, { session: 'start' }, '09000000000000f83f10073a020801'],
    ['of a step beyond 32 bits', 2 ** 40, { summary: [] }, '09000000000000f83f108080808080202a00'],
  ])('%s', (_, step, content, expected) => {
    expect(hex(step, content)).toBe(expected)
  })

  it.each<[string, SummaryValue, string]>([
    ['a scalar', { tag: 'a', scalar: 0.5 }, '2a0a0a080a0161150000003f'],
    [
      'an image',
      { tag: 'a', image: { width: 3, height: 2, channels: 1, png: Uint8Array.of(1, 2) } },
      '2a110a0f0a0161220a08021003180122020102',
    ],
    [
      'a text',
      { tag: 'a', markdown: '잠재' },
      '2a1d0a1b0a0161420c080712004206ec9ea0ec9eac4a080a060a0474657874',
    ],
    [
      'a histogram',
      { tag: 'a', histogram: histogramOf(Float32Array.of(-1, 0, 3), 2) },
      '2a580a560a01612a5109000000000000f0bf1100000000000008401900000000000008402100000000000000' +
        '402900000000000024403210000000000000f03f00000000000008403a100000000000000040000000000000f03f',
    ],
  ])('with %s', (_, value, expected) => {
    expect(hex(300, { summary: [value] })).toBe(`09000000000000f83f10ac02${expected}`)
  })

  it('writes metrics that float32 cannot hold as infinity or NaN', () => {
    const ending = (scalar: number) => hex(1, { summary: [{ tag: 'a', scalar }] }).slice(-8)
    expect(ending(1e39)).toBe('0000807f')
    expect(ending(Number.NaN)).toBe('0000c07f')
  })
})
