// Runs lowered programs with ONNX Runtime in the thread where it is called: the same code in Node and in a browser.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'
import { EngineError } from '../errors.js'
import { type LoweredProgram, names } from './lowered.js'
import { releaseBuffers } from './release-buffers.js'
import type { StateValue, StateValues, Values, WorkingMemory } from './values.js'

/** Compiled programs and resident states are identified by numbers, so that an executor may run in another thread. */
export interface Executor {
  compile(program: LoweredProgram, memory?: WorkingMemory): Promise<number>
  /** Takes ownership of the arrays: between threads they are copies already. */
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

type Resident = Record<string, OrtTensor>

export function onnxExecutor(
  ort: OnnxRuntime,
  options: InferenceSession.SessionOptions,
): Executor & { close(): Promise<void> } {
  const programs = new Map<number, { lowered: LoweredProgram; session: InferenceSession }>()
  const states = new Map<number, Resident>()
  let ids = 0

  return {
    async compile(lowered, memory = 'kept') {
      const session = await ort.InferenceSession.create(lowered.model, {
        ...options,
        enableCpuMemArena: memory === 'kept',
      })
      programs.set(++ids, { lowered, session })
      return ids
    },

    async load(values) {
      const state: Resident = {}
      for (const [name, { shape, data }] of Object.entries(values))
        state[name] = new ort.Tensor('float32', withOwnBuffer(data), shape)
      states.set(++ids, state)
      return ids
    },

    async run(programId, stateId, inputs, steps) {
      const { lowered, session } = getOrThrow(programs, programId)
      const state = getOrThrow(states, stateId)
      const feeds: Record<string, OrtTensor> = {
        [names.steps]: new ort.Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
      }
      for (const { name, dtype, shape } of lowered.inputs) {
        const data = inputs[name]
        if (!data) throw new EngineError('engine.input', { name })
        feeds[names.input(name)] = new ort.Tensor(dtype, data as Float32Array, [steps, ...shape])
      }
      for (const { name } of lowered.state) {
        const current = state[name]
        if (!current) throw new EngineError('engine.state', { name })
        feeds[names.state(name)] = current
      }

      const results = await session.run(feeds)

      for (const { name, advances } of lowered.state)
        if (advances) {
          releaseBuffers([state[name]?.data as Float32Array])
          state[name] = results[names.next(name)] as OrtTensor
        }
      return Object.fromEntries(
        lowered.outputs.map(({ name }) => [
          name,
          results[names.output(name)]?.data as Float32Array,
        ]),
      )
    },

    async read(id) {
      return Object.fromEntries(
        Object.entries(getOrThrow(states, id)).map(
          ([name, { dims, data }]): [string, StateValue] => [
            name,
            { shape: [...dims], data: Float32Array.from(data as Float32Array) },
          ],
        ),
      )
    },

    async release(id) {
      const { session } = programs.get(id) ?? {}
      programs.delete(id)
      states.delete(id)
      await session?.release()
    },

    async close() {
      const sessions = [...programs.values()].map(({ session }) => session)
      programs.clear()
      states.clear()
      for (const session of sessions) await session.release()
    },
  }
}

/** The same numbers with a buffer of their own: it will be released without regard to other views of it. */
function withOwnBuffer(data: Float32Array): Float32Array {
  return data.byteLength === data.buffer.byteLength ? data : data.slice()
}

function getOrThrow<T>(table: ReadonlyMap<number, T>, id: number): T {
  const found = table.get(id)
  if (!found) throw new EngineError('engine.gone')
  return found
}
