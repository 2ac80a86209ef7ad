// Incremental, synchronous SHA-256 for browsers, also for pages that are not served securely.

const blockLength = 64
const constants = Uint32Array.from(firstPrimes(64), (prime) => fraction(Math.cbrt(prime)))
const start = Uint32Array.from(firstPrimes(8), (prime) => fraction(Math.sqrt(prime)))

/** An incremental hash: `update` with parts, then `digest`. */
export interface Hash {
  update(part: string | Uint8Array): unknown
  digest(encoding: 'hex'): string
}

/** SHA-256 (FIPS 180-4); texts count as UTF-8. */
export class Sha256 implements Hash {
  readonly #words = start.slice()
  readonly #schedule = new Uint32Array(64)
  readonly #block = new Uint8Array(blockLength)
  #length = 0

  update(part: string | Uint8Array): this {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
    let at = 0
    while (at < bytes.length) {
      const filled = this.#length % blockLength
      const taken = Math.min(blockLength - filled, bytes.length - at)
      this.#block.set(bytes.subarray(at, at + taken), filled)
      this.#length += taken
      at += taken
      if (filled + taken === blockLength) this.#mix()
    }
    return this
  }

  digest(_encoding: 'hex'): string {
    const bits = this.#length * 8
    const padding = new Uint8Array(blockLength - ((this.#length + 8) % blockLength) + 8)
    padding[0] = 0x80
    const view = new DataView(padding.buffer)
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(padding.length - 4, bits >>> 0)
    this.update(padding)
    return Array.from(this.#words, (word) => word.toString(16).padStart(8, '0')).join('')
  }

  #mix(): void {
    const schedule = this.#schedule
    const view = new DataView(this.#block.buffer)
    for (let at = 0; at < 16; at++) schedule[at] = view.getUint32(4 * at)
    for (let at = 16; at < 64; at++) {
      const [early, late] = [schedule[at - 15] as number, schedule[at - 2] as number]
      const first = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3)
      const second = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10)
      schedule[at] =
        ((schedule[at - 16] as number) + first + (schedule[at - 7] as number) + second) | 0
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#words
    for (let at = 0; at < 64; at++) {
      const first =
        (h +
          (rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (constants[at] as number) +
          (schedule[at] as number)) |
        0
      const second =
        ((rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) +
          ((a & b) ^ (a & c) ^ (b & c))) |
        0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    const words = this.#words
    const sums = [a, b, c, d, e, f, g, h]
    for (let at = 0; at < 8; at++) words[at] = (words[at] as number) + (sums[at] as number)
  }
}

function rotateRight(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The first 32 bits of the fractional part. */
function fraction(value: number): number {
  return Math.floor((value % 1) * 2 ** 32)
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  return primes
}
