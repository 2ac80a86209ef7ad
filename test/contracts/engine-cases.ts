// The contract of engines: cases that hold on every device, in Node and in a page alike.
import { gradients, type Op, program, type Tensor } from 'jamjae'
import { graphOf, type OpCase, opCases, valuesOf } from '../op-cases.js'
import type { EngineCase } from './engine-case.js'
import { optimizerCases } from './optimizer-cases.js'
import { agrees, tolerances } from './program-values.js'
import { refusalCases } from './refusal-cases.js'
import { runCases } from './run-cases.js'
import { trainingCases } from './training-cases.js'

/** Every case of one operation, with its gradients, as one program of two steps. */
function operation(op: Op, cases: readonly OpCase[]): EngineCase {
  return {
    name: `${op}: values and gradients`,
    async run(engine) {
      const outputs: Record<string, Tensor> = {}
      const inputs: Record<string, number[]> = {}
      const state: Record<string, { shape: readonly number[]; data: Float32Array }> = {}
      for (const each of cases) {
        const { leaves, result, scalar, differentiable } = graphOf(each, each.name)
        outputs[each.name] = result
        for (const [place, grads] of gradients(scalar, differentiable).entries())
          outputs[`${each.name}, gradient ${place}`] = grads
        const [first, second] = [valuesOf(each, each.name, 1), valuesOf(each, each.name, 2)]
        for (const [name, values] of Object.entries(first))
          inputs[name] = [...values, ...(second[name] ?? [])]
        for (const { op, shape, attributes } of leaves)
          if (op === 'state') {
            const { name } = attributes as Tensor<'state'>['attributes']
            state[name] = { shape, data: Float32Array.from(first[name] ?? []) }
          }
      }
      const tolerance = tolerances[engine.device].operation
      await agrees(engine, program({ outputs }), { state, inputs, steps: 2, tolerance, floor: 1 })
    },
  }
}

/** Everything an engine must do. */
export const engineCases: readonly EngineCase[] = [
  ...(Object.entries(opCases) as [Op, readonly OpCase[]][]).map(([op, cases]) =>
    operation(op, cases),
  ),
  ...runCases,
  ...trainingCases,
  ...optimizerCases,
  ...refusalCases,
]
