// Builds the studio's page into dist/studio/page: hashed files that load nothing from outside.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { keepElsewhere } from './page-elsewhere.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const outDir = join(root, 'dist', 'studio', 'page')

/** Also for files without an extension, which get no dot. */
const output = { assetFileNames: 'assets/[name]-[hash][extname]' }
const rollupOptions = {
  output,
  onwarn(warning, warn) {
    // A remark on comments in a library.
    if (warning.code !== 'INVALID_ANNOTATION') warn(warning)
  },
}

await build({
  configFile: false,
  root: join(root, 'src', 'studio', 'page'),
  // The page lies at whatever address a server, or a published site, gives it.
  base: './',
  logLevel: 'warn',
  plugins: [svelte({ configFile: false })],
  // The compiled one: only beside it lie ONNX Runtime's modules.
  resolve: { alias: { 'jamjae/web-thread.js': join(root, 'dist/engines/jamjae/web-thread.js') } },
  worker: { format: 'es', rollupOptions },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    // What is inlined would need a laxer Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
})
keepElsewhere(outDir)
