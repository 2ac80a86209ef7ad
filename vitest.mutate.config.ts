// The tests that must notice a fault planted in the sources: those that compute, quick ones first.
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import sources from './vitest.sources.config.js'

/** In the order in which they are asked; the first that fails ends it. */
const asked = [
  'src/graph/',
  'src/likelihoods/',
  'src/training/',
  'src/data/split.test.ts',
  'test/several-outputs.test.ts',
  'test/likelihoods.test.ts',
  'test/table-likelihood.test.ts',
  'test/discretized-logistic-mixture.test.ts',
  'test/likelihood-densities.test.ts',
  'test/gradients.test.ts',
  'test/tiny.test.ts',
  'test/fit.test.ts',
  'test/golden/golden.test.ts',
]

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      asked.findIndex((name) => moduleId.includes(`/${name}`))
    return files.toSorted((one, other) => place(one) - place(other))
  }
}

const { projects, ...test } = sources.test ?? {}

export default {
  ...sources,
  test: {
    ...test,
    include: asked.map((name) => (name.endsWith('/') ? `${name}**/*.test.ts` : name)),
    sequence: { sequencer: QuickFirst },
  },
}
