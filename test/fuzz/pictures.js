// Pictures: small valid ones of every format, and headers that promise more than any memory has.
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { joined, mutated, pick } from './mutations.js'

const [width, height] = [8, 6]

async function sound() {
  const colours = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 7919) & 0xff)
  const greys = colours.subarray(0, width * height)
  const colour = () => sharp(colours, { raw: { width, height, channels: 3 } })
  const grey = () => sharp(greys, { raw: { width, height, channels: 1 } })
  const made = [
    grey().png(),
    colour().png({ palette: true }),
    colour().jpeg(),
    colour().jpeg({ progressive: true }).withMetadata({ orientation: 6 }),
    colour().webp(),
    colour().webp({ lossless: true }),
    colour().gif(),
    colour().tiff(),
  ]
  return Promise.all(made.map((each) => each.toBuffer()))
}
const seeds = await sound()

const be32 = (value) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

function chunk(type, content) {
  const named = joined(Buffer.from(type), content)
  return joined(be32(content.length), named, be32(crc32(named)))
}

const sides = [0, 1, 7, 8, 9999, 10_001, 65_535, 2 ** 31 - 1, 2 ** 32 - 1]

export const pictures = {
  seeds: () => seeds,
  /** A PNG with any header before the pixels of another. */
  generate(random) {
    const [png] = seeds
    const kind = random.below(3)
    if (kind === 0) return mutated(pick(random, seeds), random, pick(random, seeds))
    const header = joined(
      be32(pick(random, sides)),
      be32(pick(random, sides)),
      Uint8Array.from([8, 0, 0, 0, 0], (value) =>
        random.below(9) > 0 ? value : random.below(256),
      ),
    )
    const rest = png.subarray(33)
    const end = kind === 1 ? rest : mutated(rest, random, rest)
    return joined(png.subarray(0, 8), chunk('IHDR', header), end)
  },
}
