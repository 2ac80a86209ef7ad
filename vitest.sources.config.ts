// Tests that read the sources instead of the built package: for coverage, and to notice faults planted there.
import { existsSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Threads and processes that the sources start are those of the built package: Node runs no TypeScript. */
const builtThreads: Plugin = {
  name: 'built-threads',
  transform(code, id) {
    const place = relative(pathOf('src'), id).split(sep).join('/')
    if (place.startsWith('..')) return
    return code.replace(/new URL\(['"](\.[^'"]+\.js)['"], import\.meta\.url\)/g, (_, path) => {
      const built = new URL(path, new URL(`dist/${place}`, import.meta.url))
      if (!existsSync(built)) this.error(`${built.pathname} is not built. Run npm run build first.`)
      return `new URL('${built.href}')`
    })
  },
}

export default defineConfig({
  plugins: [builtThreads],
  resolve: {
    alias: [
      { find: /^jamjae$/, replacement: pathOf('src/index.ts') },
      { find: /^jamjae\/node$/, replacement: pathOf('src/node.ts') },
    ],
  },
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // They look at commands, pages and texts, which are other processes and no sources.
    exclude: [
      'test/{browser,bad-data,fuzz,studio}/**',
      'test/{architecture,bad-input,broken-off,command-line,data-command,documents}.test.ts',
      'test/{likelihood-runs,pictures,readme,run-commands,trained-run-data}.test.ts',
    ],
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/studio/page/**', 'src/**/*.test.ts'],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
    },
  },
})
