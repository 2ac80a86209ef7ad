// Three steps with clipped gradients against PyTorch (test/golden/schedules.py), as a whole and in parts.
import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { uniform } from '../../test/golden/formula.js'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { add, multiply, slice, sum } from '../graph/operations.js'
import type { Model } from '../models/model.js'
import { optimizerFrom, optimizers } from '../optimizers/optimizers.js'
import { accumulatingStep } from './accumulating-step.js'
import type { Clip } from './clip-gradients.js'
import { accumulatingPrograms, inputNames, trainingProgram } from './programs.js'

interface Golden {
  readonly clip: Clip
  readonly optimizer: object
  readonly norms: readonly number[]
  readonly parameters: readonly (readonly number[])[]
}
const cases: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../test/golden/clipping.json', import.meta.url), 'utf8'),
)
const bounds = [2, 0.5, 0.1]

/** The loss of an example is its product with the parameters, so that it is their gradient. */
const model = {
  input: [7],
  noise: [],
  objective(x, _, scope) {
    const first = scope.parameter('first', [4], { constant: 0 })
    const second = scope.parameter('second', [3], { constant: 0 })
    const loss = add(
      sum(multiply(slice(x, 1, 0, 4), first), [1]),
      sum(multiply(slice(x, 1, 4, 7), second), [1]),
    )
    return { loss, reconstruction: loss, encoderInput: x, reconstructed: x }
  },
} as Pick<Model, 'input' | 'noise' | 'objective'> as Model

const engine = await sameThreadEngine()
afterAll(() => engine.close())

it.each(
  cases.flatMap((each) =>
    (['a whole', 'parts'] as const).map(
      (form) => [JSON.stringify([each.clip, each.optimizer]), form, each] as const,
    ),
  ),
)('%s in %s', async (_, form, { clip, optimizer: written, norms, parameters }) => {
  const config = optimizers.schema.parse(written)
  const optimizer = optimizerFrom(config)
  const options = { batch: 1, itemType: 'float32', reduction: 'mean', clip } as const
  const start = uniform('parameter', 7, 1)
  const programs = accumulatingPrograms(model, optimizer, options)
  const state = await engine.load({
    ...Object.fromEntries(
      [...programs.variables, ...programs.sums].map(([name, { tensor }]) => {
        const size = tensor.shape[0] ?? 1
        return [name, { shape: tensor.shape, data: new Float32Array(size) }]
      }),
    ),
    first: { shape: [4], data: start.slice(0, 4) },
    second: { shape: [3], data: start.slice(4) },
  })
  const [part, update] = [
    await engine.compile(programs.part),
    await engine.compile(programs.update),
  ]
  const whole = await engine.compile(
    trainingProgram(model, optimizer, { ...options, batch: 2 }).program,
  )
  const executable =
    form === 'parts'
      ? accumulatingStep({
          ...{ batch: 2, partSize: 1, reduction: 'mean', update },
          part: async () => part,
        })
      : whole
  for (const [step, bound] of bounds.entries()) {
    const gradient = uniform(`gradient/${step}`, 7, bound)
    // Two examples, whose mean is the gradient; each of them alone has another norm.
    const images = Float32Array.from([
      ...gradient.map((each) => 3 * each),
      ...gradient.map((each) => -each),
    ])
    const scalars = Object.entries(optimizer.scalars(step + 1, config.learningRate))
    const inputs = scalars.map(([name, value]) => [inputNames.scalar(name), Float32Array.of(value)])
    const { gradientNorm } = await executable.run(
      state,
      { [inputNames.images]: images, ...Object.fromEntries(inputs) },
      1,
    )
    expect(gradientNorm?.[0]).toBeCloseTo(norms[step] ?? 0, 5)
    const { first, second } = await state.read()
    const found = [...(first?.data ?? []), ...(second?.data ?? [])]
    for (const [place, value] of (parameters[step] ?? []).entries())
      expect(found[place], `step ${step + 1}, value ${place + 1}`).toBeCloseTo(value, 6)
  }
  for (const each of [part, update, whole, state]) await each.dispose()
})
