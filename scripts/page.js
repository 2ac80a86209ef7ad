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
    // A warning about comments in a library.
    if (warning.code !== 'INVALID_ANNOTATION') warn(warning)
  },
}

await build({
  configFile: false,
  root: join(root, 'src', 'studio', 'page'),
  // The page works at any address that a server, or a published site, gives it.
  base: './',
  logLevel: 'warn',
  plugins: [svelte({ configFile: false })],
  // The compiled one: only it has ONNX Runtime's modules next to it.
  resolve: { alias: { 'jamjae/web-thread.js': join(root, 'dist/engines/jamjae/web-thread.js') } },
  worker: { format: 'es', rollupOptions },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    // Inlined files would need a weaker Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
})
keepElsewhere(outDir)
