// Runs a model of one step, step by step, and the functions that advance the state.
import { EngineError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import { turn } from './kernels/elementwise.js'
import type { LoweredStep } from './lowering/lowered.js'
import { padded, type ResidentState } from './resident-state.js'
import type { StepModel } from './step-model.js'
import type { StateValue, Values } from './values.js'

export async function runSteps(
  lowered: LoweredStep,
  model: StepModel | undefined,
  {
    state,
    inputs,
    steps,
    into,
  }: { state: ResidentState; inputs: Values; steps: number; into?: Values | undefined },
): Promise<Values> {
  for (const { name, shape } of lowered.inputs) {
    const expected = steps * sizeOf(shape)
    const actual = inputs[name]?.length
    if (actual === undefined) throw new EngineError('engine.input', { name })
    if (actual !== expected) throw new EngineError('engine.inputSize', { name, expected, actual })
  }
  const { sources, advance } = updates(lowered, state, inputs)
  const states = new Map(lowered.state.map((name) => [name, state.get(name)]))
  const outputs = allocated(lowered, steps, into)
  const bound = model?.bind({ states, sources })
  try {
    for (let step = 0; step < steps; step++) {
      const results = await bound?.run(sliceOf(lowered, inputs, step))
      advance(step)
      for (const { name } of lowered.next)
        state.get(name).data.set(results?.next[name] as Float32Array)
      for (const { name } of lowered.outputs) {
        const made = results?.outputs[name] as Float32Array
        const stacked = outputs[name]
        if (stacked) stacked.set(made, step * made.length)
        else outputs[name] = made
      }
    }
  } finally {
    bound?.release()
  }
  return outputs
}

/** The model's inputs of one step. */
function sliceOf({ inputs: declared }: LoweredStep, inputs: Values, step: number): Values {
  return Object.fromEntries(
    declared
      .filter(({ isOfModel }) => isOfModel)
      .map(({ name, shape }) => {
        const size = sizeOf(shape)
        return [name, (inputs[name] as Float32Array).subarray(step * size, (step + 1) * size)]
      }),
  )
}

/** Arrays for all steps, those of `into` where they fit; of a single step, its own arrays are returned. */
function allocated(
  { outputs }: LoweredStep,
  steps: number,
  into: Values = {},
): Record<string, Float32Array | Uint8Array> {
  const made: Record<string, Float32Array | Uint8Array> = {}
  for (const { name, dtype, shape } of outputs) {
    const length = steps * sizeOf(shape)
    const given = into[name]
    const kind = { float32: Float32Array, uint8: Uint8Array }[dtype]
    if (given instanceof kind && given.length === length) made[name] = given
    else if (steps > 1) made[name] = new kind(length)
  }
  return made
}

/** The places of the sources in the state's memory, and the calls of the functions there. */
function updates(
  { module, calls, sources }: LoweredStep,
  state: ResidentState,
  inputs: Values,
): { sources: ReadonlyMap<string, StateValue>; advance: (step: number) => void } {
  const placed = new Map<string, StateValue>()
  if (!module) return { sources: placed, advance: () => {} }
  const scratch = sources.reduce((total, { shape }) => total + padded(sizeOf(shape)), 0)
  const { memory, scratch: start } = state.memory(scratch)
  let at = start
  for (const { name, shape } of sources) {
    const length = sizeOf(shape)
    placed.set(name, { shape, data: new Float32Array(memory.buffer, 4 * at, length) })
    at += padded(length)
  }
  const { exports } = new WebAssembly.Instance(compiled(module), { env: { memory } })
  const prepared = calls.map((call) => ({
    run: exports[call.function] as (...all: number[]) => void,
    parameters: [
      ...call.states.map((name) => state.get(name).data.byteOffset),
      ...call.sources.map((name) => placed.get(name)?.data.byteOffset ?? 0),
      padded(call.length) / turn,
    ],
    scalars: call.scalars.map((name) => inputs[name] as Float32Array),
  }))
  return {
    sources: placed,
    advance(step) {
      for (const { run, parameters, scalars } of prepared)
        run(...parameters, ...scalars.map((values) => values[step] ?? Number.NaN))
    },
  }
}

const modules = new WeakMap<Uint8Array, WebAssembly.Module>()

function compiled(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  const known = modules.get(bytes)
  if (known) return known
  const module = new WebAssembly.Module(bytes)
  modules.set(bytes, module)
  return module
}
