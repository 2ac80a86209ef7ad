// The KL term and its gradients against PyTorch (test/golden/schedules.py).
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { uniform } from '../../test/golden/formula.js'
import { evaluate } from '../../test/interpreter.js'
import { gradients } from '../graph/differentiate.js'
import { input, mean as meanOf } from '../graph/operations.js'
import { klDivergence, klTerm } from './kl-term.js'

interface Golden {
  readonly options: Parameters<typeof klTerm>[1]
  readonly scheduled?: number
  readonly term: number
  readonly gradients: readonly (readonly number[])[]
}
const cases: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../test/golden/kl-terms.json', import.meta.url), 'utf8'),
)

it.each(cases.map((each) => [JSON.stringify([each.options, each.scheduled]), each] as const))(
  '%s',
  (_, { options, scheduled, term, gradients: expected }) => {
    const [mean, logVariance] = [input('mean', [5, 3]), input('logVariance', [5, 3])]
    const number = scheduled === undefined ? undefined : input('scheduled', [])
    const kl = klDivergence(mean, logVariance)
    const loss = meanOf(klTerm({ mean, logVariance, kl }, options, number))
    const [found, ...derivatives] = evaluate([loss, ...gradients(loss, [mean, logVariance])], {
      mean: uniform('mean', 15, 1.5),
      logVariance: uniform('logVariance', 15, 1.5),
      scheduled: [scheduled ?? 0],
    })
    expect(Math.abs((found?.data[0] ?? 0) - term) / term).toBeLessThan(1e-6)
    for (const [index, values] of expected.entries())
      for (const [place, value] of values.entries())
        expect(Math.abs((derivatives[index]?.data[place] ?? Number.NaN) - value)).toBeLessThan(1e-6)
  },
)
