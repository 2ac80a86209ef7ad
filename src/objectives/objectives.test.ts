// The objectives of VAEs and their gradients against PyTorch (test/golden/objectives.py).
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { uniform } from '../../test/golden/formula.js'
import { evaluate } from '../../test/interpreter.js'
import { gradients } from '../graph/differentiate.js'
import {
  add,
  exp,
  input,
  matmul,
  mean as meanOf,
  multiply,
  reshape,
  softplus,
  square,
  subtract,
  sum,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { logNormal, logStandardNormal } from './densities.js'
import {
  type ObjectiveConfig,
  objectiveFrom,
  objectiveOfExamples,
  objectives,
} from './objectives.js'

const [batch, latent, values] = [4, 3, 5]
interface Golden {
  readonly objective: ObjectiveConfig
  readonly loss: number
  readonly gradients: readonly (readonly number[])[]
}
const cases: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../test/golden/objectives.json', import.meta.url), 'utf8'),
)

/** The loss of a batch, with a decoder of logits z · weight and a Bernoulli likelihood, and its value and gradients. */
function measured(config: ObjectiveConfig, isTraining = true) {
  const objective = objectiveFrom(objectives.schema.parse(config))
  const { samples } = objective
  const leaves = [
    input('mean', [batch, latent]),
    input('logVariance', [batch, latent]),
    input('weight', [latent, values]),
  ] as const
  const [mean, logVariance, weight] = leaves
  const noise = input('noise', [batch, samples, latent])
  const forSamples = (x: Tensor) => reshape(x, [batch, 1, latent])
  const latents = add(
    forSamples(mean),
    multiply(exp(multiply(forSamples(logVariance), 0.5)), noise),
  )
  const x = multiply(add(input('x', [batch, 1, values]), 1), 0.5)
  const negativeLogLikelihood = (z: Tensor) => {
    const logits = reshape(matmul(reshape(z, [batch * samples, latent]), weight), [
      batch,
      samples,
      values,
    ])
    return sum(subtract(softplus(logits), multiply(x, logits)), [2])
  }
  const kl = multiply(
    sum(subtract(subtract(add(square(mean), exp(logVariance)), logVariance), 1), [1]),
    0.5,
  )
  const loss = meanOf(
    objective.loss({
      ...{ mean, logVariance, latents, negativeLogLikelihood, klTerm: kl, isTraining },
      reconstruction: negativeLogLikelihood(latents),
      logPosterior: () => sum(logNormal(latents, forSamples(mean), forSamples(logVariance)), [2]),
      logPrior: logStandardNormal,
      prior: objective.usesPrior ? input('prior', [batch, latent]) : undefined,
    }),
  )
  const numbers = (name: string, count: number, bound: number) => uniform(name, count, bound)
  return evaluate([loss, ...gradients(loss, leaves)], {
    mean: numbers('mean', batch * latent, 1.5),
    logVariance: numbers('logVariance', batch * latent, 1),
    weight: numbers('weight', latent * values, 1),
    x: numbers('x', batch * values, 1),
    noise: numbers('noise', batch * samples * latent, 1.7),
    prior: numbers('prior', batch * latent, 1.7),
  }).map(({ data }) => data)
}

describe.each(cases.map((each) => [JSON.stringify(each.objective), each] as const))(
  '%s',
  (_, { objective, loss, gradients: expected }) => {
    it('has the loss and the gradients of PyTorch', () => {
      const [found, ...derivatives] = measured(objective)
      expect(Math.abs((found?.[0] ?? 0) - loss) / Math.abs(loss)).toBeLessThan(1e-6)
      for (const [index, all] of expected.entries()) {
        const scale = Math.max(...all.map(Math.abs))
        for (const [place, value] of all.entries())
          expect(
            Math.abs((derivatives[index]?.[place] ?? Number.NaN) - value) / scale,
          ).toBeLessThan(1e-6)
      }
    })

    it('has the same loss in evaluation', () => {
      const [found] = measured(objective, false)
      expect(Math.abs((found?.[0] ?? 0) - loss) / Math.abs(loss)).toBeLessThan(1e-6)
    })
  },
)

it('every objective of the table has a case', () => {
  expect(new Set(cases.map(({ objective: { type } }) => type)).size).toBe(objectives.entries.length)
})

it('the number of examples is that of the data, unless it is given', () => {
  const betaTc = objectives.schema.parse({ type: 'betaTc' })
  expect(objectiveOfExamples(betaTc, 900)).toMatchObject({ examples: 900 })
  expect(objectiveOfExamples({ ...betaTc, examples: 7 } as ObjectiveConfig, 900)).toMatchObject({
    examples: 7,
  })
  const elbo = objectives.schema.parse({ type: 'elbo' })
  expect(objectiveOfExamples(elbo, 900)).toEqual(elbo)
})
