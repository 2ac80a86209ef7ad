// Damages valid inputs: what disks, networks and wrong programs do to files, and malicious changes.

/** A random element of a list. */
export const pick = (random, list) => list[random.below(list.length)]

/** Random bytes. */
export function noise(random, length) {
  return Uint8Array.from({ length }, () => random.below(256))
}

const widths = [1, 2, 4, 8]

/** Lengths, offsets and counts that a reader may fail on, for a field of `width` bytes. */
function extreme(random, { width, length }) {
  const bits = BigInt(8 * width)
  const highest = (1n << bits) - 1n
  const near = BigInt(length) + BigInt(random.below(9)) - 4n
  const one = 1n << BigInt(random.below(8 * width))
  return pick(random, [
    0n,
    1n,
    highest,
    highest - 1n,
    highest >> 1n,
    (highest >> 1n) + 1n,
    near,
    one,
  ])
}

const mutations = {
  flip(bytes, random) {
    const at = random.below(bytes.length)
    return bytes.with(at, bytes[at] ^ (1 << random.below(8)))
  },
  set: (bytes, random) =>
    bytes.with(random.below(bytes.length), pick(random, [0, 1, 0x7f, 0x80, 0xff])),
  truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  insert(bytes, random) {
    const at = random.below(bytes.length + 1)
    return joined(bytes.subarray(0, at), noise(random, 1 + random.below(16)), bytes.subarray(at))
  },
  repeat(bytes, random) {
    const [from, to] = range(bytes, random)
    return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to))
  },
  remove(bytes, random) {
    const [from, to] = range(bytes, random)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  field(bytes, random) {
    const width = pick(random, widths)
    if (bytes.length < width) return bytes
    const field = Buffer.alloc(8)
    const value = BigInt.asUintN(64, extreme(random, { width, length: bytes.length }))
    field.writeBigUInt64LE(value)
    const little = field.subarray(0, width)
    const changed = Uint8Array.from(bytes)
    // Lengths are mostly near the start or the end.
    const last = bytes.length - width
    const at = pick(random, [
      random.below(last + 1),
      random.below(Math.min(last, 64) + 1),
      last - random.below(Math.min(last, 64) + 1),
    ])
    changed.set(random.below(2) === 0 ? little : little.reverse(), at)
    return changed
  },
  splice(bytes, random, other) {
    const head = bytes.subarray(0, random.below(bytes.length + 1))
    return joined(head, other.subarray(random.below(other.length + 1)))
  },
}
const kinds = Object.values(mutations)

/** `bytes` with one to four of these mutations; `other` is what may be spliced in. */
export function mutated(bytes, random, other) {
  let changed = Uint8Array.from(bytes)
  for (let times = 1 + random.below(4); times > 0 && changed.length > 0; times--)
    changed = pick(random, kinds)(changed, random, other)
  return changed
}

export function joined(...parts) {
  return Uint8Array.from(Buffer.concat(parts))
}

function range(bytes, random) {
  const from = random.below(bytes.length)
  return [from, from + 1 + random.below(Math.min(64, bytes.length - from))]
}
