// SHA-256 equals that of node:crypto, whatever the length and the parts.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Sha256 } from './sha256.js'

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('Sha256', () => {
  it('is right for every length around the blocks', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) % 256)
      expect(new Sha256().update(bytes).digest('hex')).toBe(expected(bytes))
    }
  })

  it('does not depend on the parts, and accepts texts', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * at) % 251)
    const hash = new Sha256().update('픽셀 images\n')
    for (let at = 0; at < bytes.length; at += 77) hash.update(bytes.subarray(at, at + 77))
    const whole = createHash('sha256').update('픽셀 images\n').update(bytes).digest('hex')
    expect(hash.digest('hex')).toBe(whole)
  })
})
