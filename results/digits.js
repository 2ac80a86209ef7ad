// The digits as the papers split them, as IDX files: 50,000 to train on, 10,000 to validate on, 10,000 to test on.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const sizes = { training: 50_000, validation: 10_000 }
/** The header of an IDX file of images and of labels, in bytes; the count is at 4. */
const headers = { images: 16, labels: 8 }

/** Writes the 60,000 training digits of `mnist` (IDX, gzip) as two splits, the first 50,000 and the rest; returns the folder. */
export function splitDigits(mnist, folder) {
  if (existsSync(folder)) return folder
  const partial = `${folder}.partial-${process.pid}`
  mkdirSync(partial, { recursive: true })
  for (const [kind, header] of Object.entries(headers)) {
    const name = `${kind}-idx${kind === 'images' ? 3 : 1}-ubyte`
    const all = gunzipSync(readFileSync(join(mnist, `train-${name}.gz`)))
    const size = (all.length - header) / (sizes.training + sizes.validation)
    const part = (from, count) => {
      const start = Buffer.from(all.subarray(0, header))
      start.writeUInt32BE(count, 4)
      return Buffer.concat([
        start,
        all.subarray(header + from * size, header + (from + count) * size),
      ])
    }
    writeFileSync(join(partial, `train-${name}`), part(0, sizes.training))
    writeFileSync(join(partial, `t10k-${name}`), part(sizes.training, sizes.validation))
  }
  renameSync(partial, folder)
  return folder
}
