// Tests that read the sources instead of the built package: for coverage, and to notice faults planted there.
import { existsSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { mocking } from './vitest.config.js'

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
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['src/**/*.test.ts'],
          exclude: mocking,
          // A process for each would cost more than most of them.
          isolate: false,
          unstubEnvs: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          // Those that compute in their own process: commands, pages and texts are no sources.
          include: [
            ...mocking,
            'test/golden/golden.test.ts',
            'test/{discretized-logistic-mixture,fit,gradients,importance-weighted}.test.ts',
            'test/{library-run,likelihood-densities,likelihoods,representation}.test.ts',
            'test/{several-outputs,table-likelihood,tiny}.test.ts',
          ],
        },
      },
    ],
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/studio/page/**', 'src/**/*.test.ts'],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
    },
  },
})
