// Runs a model of one step, step by step, and the functions that advance the state.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'
import { EngineError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import { turn } from './kernels/elementwise.js'
import { type LoweredStep, names } from './lowering/lowered.js'
import type { OnnxRuntime } from './onnx-runtime.js'
import { releaseBuffers } from './release-buffers.js'
import { padded, type ResidentState } from './resident-state.js'
import type { Values } from './values.js'

/** Advances the states of one step; `step` selects the scalars. */
type Advance = (step: number) => void

export async function runSteps(
  { Tensor, writesOutputs }: Pick<OnnxRuntime, 'Tensor' | 'writesOutputs'>,
  { lowered, session }: { lowered: LoweredStep; session: InferenceSession | undefined },
  { state, inputs, steps }: { state: ResidentState; inputs: Values; steps: number },
): Promise<Values> {
  for (const { name, shape } of lowered.inputs) {
    const expected = steps * sizeOf(shape)
    const actual = inputs[name]?.length
    if (actual === undefined) throw new EngineError('engine.input', { name })
    if (actual !== expected) throw new EngineError('engine.inputSize', { name, expected, actual })
  }
  const { places, advance } = updates(lowered, state, inputs)
  const feeds: Record<string, OrtTensor> = {}
  for (const name of lowered.state) {
    const { shape, data } = state.get(name)
    feeds[names.state(name)] = new Tensor('float32', data, shape)
  }
  const fetches: Record<string, OrtTensor | null> = {}
  for (const { name } of lowered.outputs) fetches[names.output(name)] = null
  for (const { name } of lowered.next) fetches[names.next(name)] = null
  for (const { name, shape } of lowered.sources)
    fetches[names.source(name)] = writesOutputs
      ? new Tensor('float32', places.get(name) as Float32Array, shape)
      : null

  const outputs = allocated(lowered, steps)
  for (let step = 0; step < steps; step++) {
    for (const { name, dtype, shape, isOfModel } of lowered.inputs) {
      if (!isOfModel) continue
      const size = sizeOf(shape)
      const slice = inputs[name]?.subarray(step * size, (step + 1) * size)
      feeds[names.input(name)] = new Tensor(dtype, slice as Float32Array, shape)
    }
    const results = (await session?.run(feeds, fetches)) ?? {}
    const left: Float32Array[] = []
    for (const { name } of lowered.sources) {
      const made = results[names.source(name)]?.data as Float32Array
      const place = places.get(name) as Float32Array
      if (made.buffer === place.buffer) continue
      if (!writesOutputs) place.set(made)
      left.push(made)
    }
    advance(step)
    for (const { name } of lowered.next) {
      const made = results[names.next(name)]?.data as Float32Array
      state.get(name).data.set(made)
      left.push(made)
    }
    for (const { name } of lowered.outputs) {
      const made = results[names.output(name)]?.data as Float32Array
      if (steps === 1) outputs[name] = made
      else outputs[name]?.set(made, step * made.length)
    }
    releaseBuffers(left.filter(({ byteLength }) => byteLength > smallBytes))
  }
  return outputs
}

/** Below, an array is left to the garbage collector. */
const smallBytes = 4096

function allocated(
  { outputs }: LoweredStep,
  steps: number,
): Record<string, Float32Array | Uint8Array> {
  const kind = { float32: Float32Array, uint8: Uint8Array }
  return Object.fromEntries(
    outputs.map(({ name, dtype, shape }) => [
      name,
      new kind[dtype](steps === 1 ? 0 : steps * sizeOf(shape)),
    ]),
  )
}

/** The places of the sources in the state's memory, and the calls of the functions there. */
function updates(
  { module, calls, sources }: LoweredStep,
  state: ResidentState,
  inputs: Values,
): { places: ReadonlyMap<string, Float32Array>; advance: Advance } {
  const places = new Map<string, Float32Array>()
  if (!module) return { places, advance: () => {} }
  const scratch = sources.reduce((total, { shape }) => total + padded(sizeOf(shape)), 0)
  const { memory, scratch: start } = state.memory(scratch)
  let at = start
  for (const { name, shape } of sources) {
    const length = sizeOf(shape)
    places.set(name, new Float32Array(memory.buffer, 4 * at, length))
    at += padded(length)
  }
  const { exports } = new WebAssembly.Instance(compiled(module), { env: { memory } })
  const prepared = calls.map((call) => ({
    run: exports[call.function] as (...all: number[]) => void,
    parameters: [
      ...call.states.map((name) => state.get(name).data.byteOffset),
      ...call.sources.map((name) => places.get(name)?.byteOffset ?? 0),
      padded(call.length) / turn,
    ],
    scalars: call.scalars.map((name) => inputs[name] as Float32Array),
  }))
  return {
    places,
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
