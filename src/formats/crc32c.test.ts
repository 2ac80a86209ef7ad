// CRC-32C: the checksums that RFC 3720 gives, and the masked form of TFRecord.
import { describe, expect, it } from 'vitest'
import { crc32c, maskedCrc32c } from './crc32c.js'

const text = (content: string) => new TextEncoder().encode(content)
const upTo = (count: number) => Uint8Array.from({ length: count }, (_, index) => index)

describe('CRC-32C', () => {
  // RFC 3720, appendix B.4, and the check value that catalogues of checksums give.
  it.each<[string, Uint8Array, number]>([
    ['32 bytes of zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['32 rising bytes', upTo(32), 0x46dd794e],
    ['32 falling bytes', upTo(32).reverse(), 0x113fdb5c],
    ['the digits from 1 to 9', text('123456789'), 0xe3069283],
    ['nothing', new Uint8Array(), 0],
  ])('of %s', (_, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected)
  })

  it('is rotated by 15 bits and offset by a constant where it is masked', () => {
    // 0xe3069283 rotated right by 15 bits is 0x2507c60d; 0xa282ead8 is added to that.
    expect(maskedCrc32c(text('123456789'))).toBe(0xc78ab0e5)
    expect(maskedCrc32c(new Uint8Array())).toBe(0xa282ead8)
  })
})
