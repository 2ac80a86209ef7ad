// A training step in parts, each of some examples of the batch, whose gradients are accumulated before the update.
import type { Executable, ResidentState, Values } from '../engines/engine.js'
import { averageInputs } from './averaging/average-weights.js'
import { accumulated, inputNames, type Reduction } from './programs.js'

/** Looks like the executable of a whole step. `part` gives that of some examples, `partSize` of them at most. */
export function accumulatingStep({
  batch,
  partSize,
  reduction,
  part,
  update,
}: {
  batch: number
  partSize: number
  reduction: Reduction
  part: (size: number) => Promise<Executable>
  update: Executable
}): Pick<Executable, 'run'> {
  const [whole, rest] = [Math.floor(batch / partSize), batch % partSize]
  /** Runs `count` parts of `size` examples, the first of which has the number `first` in the batch. */
  const runParts = async (
    state: ResidentState,
    { inputs, first, size, count }: { inputs: Values; first: number; size: number; count: number },
  ) => {
    const share = reduction === 'sum' ? 1 : size / batch
    const weights = {
      [inputNames.keep]: new Float32Array(count).fill(1),
      [inputNames.share]: new Float32Array(count).fill(share),
    }
    if (first === 0) weights[inputNames.keep]?.fill(0, 0, 1)
    const examples = Object.entries(inputs).map(([name, values]) => {
      if (name.startsWith(inputNames.scheduled('')))
        return [name, new Float32Array(count).fill(values[0] ?? 0)]
      const ofExample = values.length / batch
      return [name, values.slice(first * ofExample, (first + count * size) * ofExample)]
    })
    const executable = await part(size)
    return executable.run(state, { ...Object.fromEntries(examples), ...weights }, count)
  }
  return {
    async run(state, inputs, steps) {
      const outputs: Record<string, Float32Array> = {}
      for (let step = 0; step < steps; step++) {
        const ofStep = (isScalar: boolean): Values =>
          Object.fromEntries(
            Object.entries(inputs)
              .filter(([name]) => isOfUpdate(name) === isScalar)
              .map(([name, values]) => {
                const size = values.length / steps
                return [name, values.slice(step * size, (step + 1) * size)]
              }),
          )
        const given = ofStep(false)
        const add = (results: Values, size: number) => {
          for (const name of Object.keys(results))
            for (const mean of results[name] ?? []) {
              outputs[name] ??= new Float32Array(steps)
              const total = outputs[name] as Float32Array
              total[step] = (total[step] ?? 0) + (mean * size) / batch
            }
        }
        if (whole > 0) {
          const parts = { inputs: given, first: 0, size: partSize, count: whole }
          add(await runParts(state, parts), partSize)
        }
        if (rest > 0) {
          const parts = { inputs: given, first: whole * partSize, size: rest, count: 1 }
          add(await runParts(state, parts), rest)
        }
        const { gradientNorm } = await update.run(state, ofStep(true), 1)
        if (gradientNorm) {
          outputs.gradientNorm ??= new Float32Array(steps)
          outputs.gradientNorm.set(gradientNorm, step)
        }
      }
      return outputs
    },
  }
}

/** Whether an input is one of the update of parameters, not of its parts. */
function isOfUpdate(name: string): boolean {
  return (
    name.startsWith(inputNames.scalar('')) || Object.values<string>(averageInputs).includes(name)
  )
}

/** The state without sums of gradients, which a step does not leave to the next one. */
export function withoutSums(state: ResidentState): ResidentState {
  return {
    id: state.id,
    async read() {
      const values = Object.entries(await state.read())
      return Object.fromEntries(values.filter(([name]) => !name.startsWith(accumulated)))
    },
    dispose: () => state.dispose(),
  }
}
