// TFRecord files: round trips; truncated and damaged files are rejected.
import { describe, expect, it } from 'vitest'
import { FormatError } from '../errors.js'
import { decodeRecords, encodeRecord } from './tfrecord.js'

const path = 'some.tfrecord'
const records = [Uint8Array.of(1, 2, 3), new Uint8Array(), new Uint8Array(300).fill(7)]
const whole = new Uint8Array(Buffer.concat(records.map(encodeRecord)))
/** Offsets between records. */
const borders = [0, 19, 35, 351]

function refusal(bytes: Uint8Array): FormatError {
  try {
    decodeRecords(bytes, path)
  } catch (error) {
    return error as FormatError
  }
  throw new Error('it was accepted')
}

describe('TFRecord', () => {
  it('keeps every record, an empty one too', () => {
    expect(whole).toHaveLength(borders.at(-1) ?? 0)
    expect(decodeRecords(whole, path)).toEqual(records)
    expect(decodeRecords(new Uint8Array(), path)).toEqual([])
  })

  it('reads records that do not start at the first byte of their buffer', () => {
    const shifted = new Uint8Array(whole.length + 5)
    shifted.set(whole, 5)
    expect(decodeRecords(shifted.subarray(5), path)).toEqual(records)
  })

  it('has the bytes of the specification', () => {
    // As TensorBoard's own writer frames these three bytes.
    expect(Buffer.from(encodeRecord(Uint8Array.of(1, 2, 3))).toString('hex')).toBe(
      '0300000000000000b099490e01020339cdc086',
    )
  })

  it('rejects a file that is truncated anywhere but between records', () => {
    for (let length = 1; length < whole.length; length++) {
      const cut = whole.subarray(0, length)
      if (borders.includes(length)) {
        expect(decodeRecords(cut, path)).toHaveLength(borders.indexOf(length))
        continue
      }
      const error = refusal(cut)
      expect(error).toBeInstanceOf(FormatError)
      expect(error.key).toBe('tfrecord.truncated')
      expect(error.values).toMatchObject({ path, actual: length })
      expect(error.values.expected).toBeGreaterThan(length)
    }
  })

  it('rejects a file with any bit flipped', () => {
    for (let at = 0; at < whole.length; at++) {
      const damaged = whole.slice()
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8))
      const error = refusal(damaged)
      expect(error.key).toBe('tfrecord.checksum')
      const record = borders.findLastIndex((border) => border <= at)
      const start = borders[record] ?? 0
      const isHead = at - start < 12
      const offset = isHead ? start + 8 : (borders[record + 1] ?? 0) - 4
      expect(error.values).toMatchObject({ path, offset })
    }
  })
})
