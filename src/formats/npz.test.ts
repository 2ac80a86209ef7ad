// NPZ files: round trips; invalid archives and those that would be too large are rejected.
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../errors.js'
import { bytesInMemory } from './byte-source.js'
import { encodeNpy } from './npy.js'
import { encodeNpz, openNpz } from './npz.js'

const path = 'some.npz'
const mean = { shape: [2, 2], data: Float32Array.of(1, -2.5, 0, 4) }
const labels = { shape: [2], data: Uint8Array.of(7, 3) }
const whole = encodeNpz(new Map(Object.entries({ mean, labels })))
const pickled = Buffer.from(
  Buffer.from(encodeNpy(mean)).toString('latin1').replace("'<f4'", "'|O' "),
  'latin1',
)
const decodeNpz = (bytes: Uint8Array, path: string, options?: { maxBytes: number }) => {
  const { names, read } = openNpz(bytesInMemory(bytes), path, options)
  return new Map(names.map((name) => [name, read(name)]))
}
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

  it('keep texts', () => {
    const files = ['b/7.png', '가.png', '😀', '']
    const bytes = encodeNpz(new Map<string, string[]>([['files', files]]))
    expect(decodeNpz(bytes, path).get('files')).toEqual({
      shape: [4],
      type: 'U7',
      texts: ['', 'b/7.png', '가.png', '😀'],
      data: Uint32Array.of(1, 2, 3, 0),
    })
  })

  it('decode an array only where it is read', () => {
    const { names, read, describe } = openNpz(
      bytesInMemory(
        zipSync({
          'notes/pickled.npy': pickled,
          'broken.npy': Uint8Array.of(1),
          'mean.npy': encodeNpy(mean),
        }),
      ),
      path,
      { maxBytes: encodeNpy(mean).length },
    )
    expect(names).toEqual(['notes/pickled', 'broken', 'mean'])
    expect(read('mean')).toMatchObject(mean)
    expect(describe('notes/pickled')).toMatchObject({ descr: '|O', shape: [2, 2] })
    expect(describe('mean')).toMatchObject({ descr: '<f4', shape: [2, 2] })
    expect(() => describe('broken')).toThrow(failure('npy.magic'))
  })

  it('accept an archive without files', () => {
    expect(decodeNpz(zipSync({}), path).size).toBe(0)
  })
})

describe('an archive with sizes of 64 bits', () => {
  /** As NumPy writes it where a size or a place is above 4 GiB, or there are very many files: here all of them. */
  const archive64 = zip64(zipSync({ 'labels.npy': encodeNpy(labels), 'mean.npy': encodeNpy(mean) }))

  it('is read', () => {
    expect([...decodeNpz(archive64, path)]).toEqual([
      ['labels', { ...labels, type: 'u1' }],
      ['mean', { ...mean, type: 'f4' }],
    ])
  })

  it('throws only FormatError, whatever bit is wrong', () => {
    for (let bit = 0; bit < archive64.length * 8; bit++) {
      const damaged = archive64.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7))
      try {
        decodeNpz(damaged, path)
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
      }
    }
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
    const bomb = zipSync({ 'a.npy': encodeNpy(mean), 'b.npy': zeros })
    expect(bomb.length).toBeLessThan(5000)
    const maxBytes = 2 ** 20 + encodeNpy(mean).length
    expect(() => decodeNpz(bomb, path, { maxBytes: maxBytes - 1 })).toThrow(failure('zip.tooLarge'))
    // Not too large, but not an array.
    expect(() => decodeNpz(bomb, path, { maxBytes })).toThrow(failure('npy.magic'))
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

/** The same archive with all sizes and places in 64 bits. */
function zip64(archive: Uint8Array): Buffer {
  const bytes = Buffer.from(archive)
  const start = bytes.readUInt32LE(bytes.length - 6)
  const count = bytes.readUInt16LE(bytes.length - 12)
  const entries: Buffer[] = []
  for (let at = start; entries.length < 2 * count; ) {
    const name = bytes.readUInt16LE(at + 28)
    const entry = Buffer.from(bytes.subarray(at, at + 46 + name))
    const extra = Buffer.alloc(8 + 28)
    // Another field before it.
    extra.writeUInt16LE(0x7075, 0)
    extra.writeUInt16LE(4, 2)
    extra.writeUInt16LE(1, 8)
    extra.writeUInt16LE(24, 10)
    for (const [place, field] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 12 + 8 * place)
      entry.writeUInt32LE(0xffffffff, field)
    }
    entry.writeUInt16LE(extra.length, 30)
    entries.push(entry, extra)
    at += 46 + name
  }
  const directory = Buffer.concat(entries)
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(44n, 4)
  for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at)
  end64.writeBigUInt64LE(BigInt(directory.length), 40)
  end64.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.from(bytes.subarray(bytes.length - 22))
  for (const at of [8, 10]) end.writeUInt16LE(0xffff, at)
  for (const at of [12, 16]) end.writeUInt32LE(0xffffffff, at)
  return Buffer.concat([bytes.subarray(0, start), directory, end64, locator, end])
}
