// Bundles the entry points of processes and threads in place of their compiled files: loading hundreds of small files takes longer than many commands run.
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const starts = ['cli/main', 'engines/node-thread', 'data/tables/parquet/parquet-process']
/** The library for modules that the command line loads: a copy that shares all with it. */
const library = 'parts/library'

const addresses = join('runs', 'modules', 'library-address.js')

/** Files that a module finds relative to itself stay at the same place. */
const sameAddresses = {
  name: 'same-addresses',
  resolveImportMeta(property, { chunkId, moduleId }) {
    if (property !== 'url') return null
    const isOfLibrary = moduleId === join(dist, addresses)
    const place = isOfLibrary ? join(dist, library, addresses) : moduleId
    const path = relative(dirname(join(dist, chunkId)), place)
      .split(sep)
      .join('/')
    return `new URL(${JSON.stringify(`./${path}`)}, import.meta.url).href`
  },
}

/** Messages of zod in other languages, of which none is shown. */
const withoutLocales = {
  name: 'without-locales',
  load: (id) => (id.endsWith('zod/v4/locales/index.js') ? 'export {}' : null),
}

await build({
  configFile: false,
  root,
  logLevel: 'error',
  plugins: [sameAddresses, withoutLocales],
  // Smaller, with the names that stack traces show.
  esbuild: { minifyWhitespace: true, minifyIdentifiers: false, minifySyntax: false },
  ssr: { noExternal: true, external: ['@napi-rs/canvas', 'koffi', 'onnxruntime-node', 'sharp'] },
  build: {
    ssr: true,
    outDir: dist,
    emptyOutDir: false,
    target: 'node20',
    minify: 'esbuild',
    rollupOptions: {
      input: {
        ...Object.fromEntries(starts.map((name) => [name, join(dist, `${name}.js`)])),
        [`${library}/index`]: join(dist, 'index.js'),
        [`${library}/node`]: join(dist, 'node.js'),
      },
      // One table of them in a process, whatever imports it.
      external: [join(dist, 'data', 'named', 'named-sets.js')],
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
})
