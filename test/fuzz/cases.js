// A case: the bytes for a seed and a number, the same on every machine with the same seed inputs.
import { Random } from '../../dist/node.js'
import { joined, mutated, noise, pick } from './mutations.js'
import { everyReader } from './readers.js'

const commonMagic = [
  '',
  '\x93NUMPY',
  'PK\x03\x04',
  '\x1f\x8b\x08',
  '\x89PNG\r\n\x1a\n',
  '{',
  'PAR1',
  '\0\0\x08\x03',
]

const made = new Map()

/** The bytes, and the other random choices of the case. The first cases are the seed inputs themselves. */
export function caseOf(reader, seed, number) {
  const random = new Random(seed, `${reader} ${number}`)
  return { bytes: bytesOf(everyReader[reader], number, random), random }
}

function bytesOf({ seeds, generate }, number, random) {
  const all = made.get(seeds) ?? seeds()
  made.set(seeds, all)
  if (number < all.length) return all[number]
  const kind = random.below(20)
  if (kind === 0)
    return joined(
      Buffer.from(pick(random, commonMagic), 'latin1'),
      noise(random, random.below(300)),
    )
  if (kind < 9) return generate(random)
  return mutated(pick(random, all), random, pick(random, all))
}
