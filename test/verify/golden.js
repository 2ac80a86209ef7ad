// Makes the golden files again and compares them with those in the repository.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const kept = fileURLToPath(new URL('../golden/', import.meta.url))
// Another processor may sum in another order; the files hold eight digits.
const tolerance = 1e-6

/** Checks: every golden file is the output of make.py. */
export async function goldenFiles({ folder, python }) {
  const made = join(folder, 'golden')
  await python('../golden/make.py', made)
  const names = new Set([...(await readdir(made)), ...(await jsonFiles(kept))])
  return Promise.all(
    [...names].sort().map(async (name) => {
      const [old, now] = await Promise.all([read(join(kept, name)), read(join(made, name))])
      const error = old && now ? difference(JSON.parse(old), JSON.parse(now)) : Infinity
      return {
        check: `Golden file ${name} is made again`,
        passed: error < tolerance,
        detail: old === now ? 'identical' : `largest difference ${error.toExponential(1)}`,
      }
    }),
  )
}

async function jsonFiles(path) {
  return (await readdir(path)).filter((name) => name.endsWith('.json'))
}

async function read(path) {
  return readFile(path, 'utf8').catch(() => undefined)
}

// The largest difference of two numbers at the same position, relative to the largest one in their list.
function difference(a, b) {
  if (Array.isArray(a) && a.every(Number.isFinite)) {
    if (!Array.isArray(b) || a.length !== b.length) return Infinity
    const scale = Math.max(...a.map(Math.abs), Number.MIN_VALUE)
    // Rounding itself is all there is in a tensor of zeros.
    if (scale < 1e-12) return b.every((each) => Math.abs(each) < 1e-12) ? 0 : Infinity
    return Math.max(0, ...a.map((each, index) => Math.abs(each - b[index]) / scale))
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) / Math.max(Math.abs(a), 1)
  }
  if (typeof a === 'object' && typeof b === 'object') {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return Math.max(0, ...[...keys].map((key) => difference(a[key], b[key])))
  }
  return a === b ? 0 : Infinity
}
