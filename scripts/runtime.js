// Copies ONNX Runtime's modules for browsers next to the engine's worker. Its package exports them to importers only, but the worker needs addresses, of files that every server calls JavaScript; its large WebAssembly stays in its package.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('../dist/engines/jamjae/', import.meta.url))
const { resolve } = createRequire(import.meta.url)
const runtime = dirname(resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'))

/** WebAssembly is called directly, so only its own module is needed. */
const modules = { wasm: 'ort-wasm-simd-threaded.mjs', webgpu: 'ort.webgpu.bundle.min.mjs' }
for (const [flavour, file] of Object.entries(modules)) {
  const module = readFileSync(join(runtime, file), 'utf8')
  // Its source map is not copied.
  const source = module.replace(/\/\/# sourceMappingURL=.*\s*$/, '')
  writeFileSync(join(worker, `ort.${flavour}.js`), source)
}
