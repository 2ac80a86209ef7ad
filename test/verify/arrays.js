// Reads NumPy's files, in every type, order and version, and lets NumPy read Jamjae's.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bytesInMemory } from '../../dist/formats/byte-source.js'
import { latentsCsvParts } from '../../dist/formats/latents-csv.js'
import { decodeNpy, encodeNpy } from '../../dist/formats/npy.js'
import { encodeNpz, openNpz } from '../../dist/formats/npz.js'

const written = {
  float32: { shape: [2, 3], data: Float32Array.of(0.1, -0, 1e-45, 3e38, Infinity, -1 / 3) },
  float64: { shape: [3], data: Float64Array.of(Math.PI, -1e-300, Infinity) },
  int32: { shape: [1, 2, 1], data: Int32Array.of(-(2 ** 31), 2 ** 31 - 1) },
  uint8: { shape: [0, 28, 28], data: new Uint8Array() },
  scalar: { shape: [], data: Float32Array.of(0.1) },
}

/** Checks: NPY, NPZ and CSV, both ways. */
export async function arrays({ folder, python }) {
  const into = join(folder, 'arrays')
  await mkdir(into)
  const made = await python('arrays.py', 'write', into)
  if (made.length > 0) return made
  const theirs = JSON.parse(await readFile(join(into, 'theirs.json'), 'utf8'))
  const read = await Promise.all(Object.entries(theirs).map((entry) => compared(into, entry)))

  for (const [name, array] of Object.entries(written))
    await writeFile(join(into, `ours-${name}.npy`), encodeNpy(array))
  await writeFile(join(into, 'ours.npz'), encodeNpz(new Map(Object.entries(written))))
  const [count, latent, mean] = [2, 3, written.float32.data.map((value) => value || 0.7)]
  const finite = mean.map((value) => (Number.isFinite(value) ? value : 2))
  await writeFile(join(into, 'ours.csv'), [...latentsCsvParts({ count, latent, mean: finite })])
  const ours = Object.entries(written).map(([name, { shape, data }]) => [
    name,
    { shape, type: data.constructor.name.replace('Array', '').toLowerCase(), bytes: hex(data) },
  ])
  const csv = { shape: [count, latent], bytes: hex(finite) }
  await writeFile(
    join(into, 'ours.json'),
    JSON.stringify({ arrays: Object.fromEntries(ours), csv }),
  )
  return [...read, ...(await python('arrays.py', 'read', into))]
}

async function compared(into, [name, { shape, values }]) {
  const check = `NumPy's ${name} is read`
  const bytes = await readFile(join(into, name))
  const { shape: ownShape, data } = name.endsWith('.npz')
    ? openNpz(bytesInMemory(bytes), name).read('mean')
    : decodeNpy(bytes, name)
  const passed = String(ownShape) === String(shape) && String([...data]) === String(values)
  return { check, passed, detail: passed ? '' : `got ${ownShape}: ${[...data]}` }
}

function hex({ buffer, byteOffset, byteLength }) {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex')
}
