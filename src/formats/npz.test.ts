// NPZ files: round trips; invalid archives and those that would be too large are rejected.
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../errors.js'
import { encodeNpy } from './npy.js'
import { decodeNpz, encodeNpz } from './npz.js'

const path = 'some.npz'
const mean = { shape: [2, 2], data: Float32Array.of(1, -2.5, 0, 4) }
const labels = { shape: [2], data: Uint8Array.of(7, 3) }
const whole = encodeNpz(new Map(Object.entries({ mean, labels })))
const failure = (key: string) => expect.objectContaining({ key })

describe('reading and writing', () => {
  it('keep names and arrays', () => {
    expect([...decodeNpz(whole, path)]).toEqual([
      ['mean', { ...mean, type: 'f4' }],
      ['labels', { ...labels, type: 'u1' }],
    ])
  })

  it('give equal bytes for equal arrays', () => {
    expect(encodeNpz(new Map(Object.entries({ mean, labels })))).toEqual(whole)
  })

  it('read deflated files, files of other kinds and a comment at the end', () => {
    const archive = zipSync({ 'mean.npy': encodeNpy(mean), 'readme.txt': Uint8Array.of(1) })
    const commented = Uint8Array.of(...archive, ...Buffer.from('hello'))
    commented[archive.length - 2] = 5
    for (const bytes of [archive, commented])
      expect([...decodeNpz(bytes, path)]).toEqual([['mean', { ...mean, type: 'f4' }]])
  })

  it('accept an archive without files', () => {
    expect(decodeNpz(zipSync({}), path).size).toBe(0)
  })
})

describe('an invalid archive', () => {
  const deflated = zipSync({ 'mean.npy': encodeNpy({ shape: [500], data: new Float32Array(500) }) })

  it('is truncated after any byte', () => {
    for (const archive of [whole, deflated])
      for (let length = 0; length < archive.length; length++)
        expect(() => decodeNpz(archive.subarray(0, length), path)).toThrow(failure('zip.broken'))
  })

  it('has any byte of its content wrong', () => {
    const local = new DataView(whole.buffer, whole.byteOffset)
    const start = 30 + local.getUint16(26, true) + local.getUint16(28, true)
    const end = start + local.getUint32(18, true)
    expect(end - start).toBe(128 + 16)
    for (let at = start; at < end; at++) {
      const damaged = whole.slice()
      damaged[at] = (damaged[at] as number) ^ (1 << (at & 7))
      expect(() => decodeNpz(damaged, path)).toThrow(failure('zip.broken'))
    }
  })

  it('throws only FormatError, whatever bit is wrong', () => {
    for (let bit = 0; bit < deflated.length * 8; bit++) {
      const damaged = deflated.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7))
      try {
        decodeNpz(damaged, path)
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
      }
    }
  })

  it('names the invalid array', () => {
    const archive = zipSync({ 'mean.npy': Uint8Array.of(1, 2, 3) })
    expect(() => decodeNpz(archive, path)).toThrow('some.npz/mean.npy: expected a NumPy file')
  })
})

describe('an archive that would be too large', () => {
  const zeros = new Uint8Array(2 ** 20)

  it('by its stated size is rejected before it is unpacked', () => {
    const bomb = zipSync({ 'a.npy': zeros, 'b.npy': zeros })
    expect(bomb.length).toBeLessThan(5000)
    expect(() => decodeNpz(bomb, path, { maxBytes: 2 ** 21 - 1 })).toThrow(failure('zip.tooLarge'))
    // Not too large, but not an array.
    expect(() => decodeNpz(bomb, path, { maxBytes: 2 ** 21 })).toThrow(failure('npy.magic'))
  })

  it.each([1, 100, 0xffffffff])('and states %i bytes', (claimed) => {
    const bomb = zipSync({ 'a.npy': zeros })
    const directory = bomb.length - 22 - 46 - 'a.npy'.length
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, claimed, true)
    expect(() => decodeNpz(bomb, path, { maxBytes: 2 ** 33 })).toThrow(failure('zip.broken'))
  })

  it('because its files share their bytes is rejected before one is unpacked', () => {
    const bomb = Buffer.from(zipSync({ 'a.npy': zeros, 'b.npy': zeros, 'c.npy': zeros }))
    const directory = bomb.readUInt32LE(bomb.length - 6)
    const entry = 46 + 'a.npy'.length
    const packed = bomb.readUInt32LE(directory + 20)
    for (const other of [1, 2]) {
      bomb.writeUInt32LE(0, directory + other * entry + 42)
      bomb.writeUInt32LE(packed, directory + other * entry + 20)
    }
    // Only one of them really exists.
    const end = bomb.subarray(directory)
    end.writeUInt32LE(30 + 5 + packed, end.length - 6)
    const shared = Buffer.concat([bomb.subarray(0, 30 + 5 + packed), end])
    expect(() => decodeNpz(shared, path)).toThrow(failure('zip.broken'))
    expect(() => decodeNpz(shared, path)).toThrow(/longer than the archive/)
  })
})
