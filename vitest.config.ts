// Tests: beside the sources for insides, in test/ through the built package's public exports.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They put something in the place of a module. */
export const mocking = [
  'src/data/named/digits.test.ts',
  'src/data/idx/idx-folder.test.ts',
  'src/training/prepare-training.test.ts',
]

/** Begun first, so that no worker is left with a long one in the end. */
const longest = [
  'pictures',
  'examples',
  'readme',
  'command-line',
  'encode-decode',
  'browser/',
  'package',
  'resume',
  'tabular-vae',
  'trained-run-data',
  'studio/',
  'bad-input',
  'contracts/engine-node',
  'broken-off',
  'fuzz/',
  'evaluation',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      if (moduleId.includes('/src/')) return longest.length + 1
      const at = longest.findIndex((name) => moduleId.includes(`/test/${name}`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A busy machine takes its time; what is wrong fails later.
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/**/*.test.ts', ...mocking],
          // Before each file, so that it holds while one watches, too.
          setupFiles: ['test/fresh-build.ts'],
        },
      },
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
    ],
  },
})
