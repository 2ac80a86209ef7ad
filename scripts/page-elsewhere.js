// Removes from the built page the large files that the rest of an installation has, and lists their addresses and locations.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { resolve } = createRequire(import.meta.url)

/** By prefixes of their names: as paths from the page's folder, and subpaths of packages. */
const places = {
  'ort-wasm-simd-threaded-': 'onnxruntime-web/ort-wasm-simd-threaded.wasm',
  'ort-wasm-simd-threaded.asyncify-': 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm',
  'ort.wasm-': '../../engines/jamjae/ort.wasm.js',
  'ort.webgpu-': '../../engines/jamjae/ort.webgpu.js',
  'train-images-idx3-ubyte-': '../../digits/train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte-': '../../digits/train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte-': '../../digits/t10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte-': '../../digits/t10k-labels-idx1-ubyte.gz',
}

/** Removes them from the page in `folder` and writes `elsewhere.json` there. */
export function keepElsewhere(folder) {
  const assets = join(folder, 'assets')
  const names = readdirSync(assets)
  const elsewhere = Object.entries(places).map(([beginning, place]) => {
    const name = names.find((each) => each.startsWith(beginning))
    if (!name) throw new Error(`${assets}: expected a file ${beginning}…, got none`)
    const path = place.startsWith('.') ? join(folder, place) : resolve(place)
    if (!readFileSync(path).equals(readFileSync(join(assets, name))))
      throw new Error(`${name}: expected the bytes of ${path}, got others`)
    rmSync(join(assets, name))
    return [`assets/${name}`, { place, size: statSync(path).size }]
  })
  writeFileSync(
    join(folder, 'elsewhere.json'),
    `${JSON.stringify(Object.fromEntries(elsewhere), null, 2)}\n`,
  )
}
