// Runs lowered programs with ONNX Runtime in the thread where it is called: the same code in Node and in a browser.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'
import { EngineError } from '../errors.js'
import type { StateValue, StateValues, Values } from './engine.js'
import { type Lowered, names } from './lower.js'

/** Compiled programs and resident states are known by numbers, so that an executor may live in another thread. */
export interface Executor {
  compile(program: Lowered): Promise<number>
  load(values: StateValues): Promise<number>
  run(program: number, state: number, inputs: Values, steps: number): Promise<Values>
  read(state: number): Promise<StateValues>
  release(id: number): Promise<void>
}

/** The part of onnxruntime-node and onnxruntime-web that is used here. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  readonly Tensor: typeof OrtTensor
}

interface Resident {
  current: Record<string, OrtTensor>
  /** Where the next values go, so that training allocates nothing; empty until the first run. */
  spare: Record<string, OrtTensor>
}

/** `keepsOutputs`: the runtime writes into output tensors that it is given (onnxruntime-node does). */
export function onnxExecutor(
  ort: OnnxRuntime,
  options: InferenceSession.SessionOptions,
  { keepsOutputs = false } = {},
): Executor {
  const programs = new Map<number, { lowered: Lowered; session: InferenceSession }>()
  const states = new Map<number, Resident>()
  let ids = 0

  return {
    async compile(lowered) {
      const session = await ort.InferenceSession.create(lowered.model, options)
      programs.set(++ids, { lowered, session })
      return ids
    },

    async load(values) {
      const current: Record<string, OrtTensor> = {}
      for (const [name, { shape, data }] of Object.entries(values))
        current[name] = new ort.Tensor('float32', Float32Array.from(data), shape)
      states.set(++ids, { current, spare: {} })
      return ids
    },

    async run(programId, stateId, inputs, steps) {
      const { lowered, session } = present(programs, programId)
      const state = present(states, stateId)
      const feeds: Record<string, OrtTensor> = {
        [names.steps]: new ort.Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
      }
      for (const { name, dtype, shape } of lowered.inputs) {
        const data = inputs[name]
        if (!data) throw new EngineError('engine.input', { name })
        feeds[names.input(name)] = new ort.Tensor(dtype, data as Float32Array, [steps, ...shape])
      }
      const fetches: Record<string, OrtTensor | null> = {}
      for (const { name, advances } of lowered.state) {
        const current = state.current[name]
        if (!current) throw new EngineError('engine.state', { name })
        feeds[names.state(name)] = current
        if (advances) fetches[names.next(name)] = keepsOutputs ? (state.spare[name] ?? null) : null
      }
      for (const { name } of lowered.outputs) fetches[names.output(name)] = null

      const results = await session.run(feeds, fetches)

      for (const { name, advances } of lowered.state)
        if (advances) advance(state, name, results[names.next(name)])
      return Object.fromEntries(
        lowered.outputs.map(({ name }) => [
          name,
          results[names.output(name)]?.data as Float32Array,
        ]),
      )
    },

    async read(id) {
      const { current } = present(states, id)
      return Object.fromEntries(
        Object.entries(current).map(([name, { dims, data }]): [string, StateValue] => [
          name,
          { shape: [...dims], data: Float32Array.from(data as Float32Array) },
        ]),
      )
    },

    async release(id) {
      const { session } = programs.get(id) ?? {}
      programs.delete(id)
      states.delete(id)
      await session?.release()
    },
  }
}

function advance(state: Resident, name: string, next: OrtTensor | undefined) {
  const last = state.current[name]
  if (!next || !last) throw new EngineError('engine.state', { name })
  state.current[name] = next
  state.spare[name] = last
}

function present<T>(table: ReadonlyMap<number, T>, id: number): T {
  const found = table.get(id)
  if (!found) throw new EngineError('engine.gone')
  return found
}
