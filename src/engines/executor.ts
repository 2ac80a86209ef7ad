// Runs lowered programs with ONNX Runtime in the thread where it is called: the same code in Node and in a browser.
import type { InferenceSession } from 'onnxruntime-common'
import { EngineError } from '../errors.js'
import type { LoweredLoop, LoweredProgram, LoweredStep } from './lowering/lowered.js'
import type { OnnxRuntime, SessionRuntime } from './onnx-runtime.js'
import { ResidentState } from './resident-state.js'
import { runLoop } from './run-loop.js'
import { runSteps } from './run-steps.js'
import { sessionStepModel } from './session-step-model.js'
import type { StepModel } from './step-model.js'
import type { StateValues, Values, WorkingMemory } from './values.js'

/** Compiled programs and resident states are identified by numbers, so that an executor may run in another thread. */
export interface Executor {
  /** `threads`: those of one operation, where it differs from the executor's. */
  compile(
    program: LoweredProgram,
    options?: { memory?: WorkingMemory | undefined; threads?: number | undefined },
  ): Promise<number>
  /** Takes ownership of the arrays: between threads they are copies already. */
  load(values: StateValues): Promise<number>
  run(
    program: number,
    state: number,
    inputs: Values,
    steps: number,
    into?: Values | undefined,
  ): Promise<Values>
  read(state: number): Promise<StateValues>
  release(id: number): Promise<void>
}

type Compiled =
  | {
      readonly form: 'loop'
      readonly lowered: LoweredLoop
      readonly session: InferenceSession
    }
  | {
      readonly form: 'step'
      readonly lowered: LoweredStep
      readonly session: StepModel | undefined
    }

export function onnxExecutor(
  ort: OnnxRuntime,
  options: InferenceSession.SessionOptions,
): Executor & { close(): Promise<void> } {
  const programs = new Map<number, Compiled>()
  const states = new Map<number, ResidentState>()
  let ids = 0

  return {
    async compile(lowered, { memory = 'kept', threads = options.intraOpNumThreads ?? 1 } = {}) {
      const keepsMemory = memory === 'kept'
      const { sessions, openStep } = ort
      const create = (model: Uint8Array) => {
        if (!sessions) throw new Error('the state does not fit into the memory of WebAssembly')
        return sessions.InferenceSession.create(model, {
          ...options,
          intraOpNumThreads: threads,
          enableCpuMemArena: keepsMemory,
        })
      }
      const openedStep = (lowered: LoweredStep, model: Uint8Array) =>
        openStep
          ? openStep(lowered, { threads, keepsMemory })
          : create(model).then((session) =>
              sessionStepModel(sessions as SessionRuntime, session, lowered),
            )
      if (lowered.form === 'loop')
        programs.set(++ids, { form: 'loop', lowered, session: await create(lowered.model) })
      else {
        const session = lowered.model && (await openedStep(lowered, lowered.model))
        programs.set(++ids, { form: 'step', lowered, session })
      }
      return ids
    },

    async load(values) {
      states.set(++ids, new ResidentState(values, ort))
      return ids
    },

    async run(programId, stateId, inputs, steps, into) {
      const compiled = getOrThrow(programs, programId)
      const run = { state: getOrThrow(states, stateId), inputs, steps, into }
      return compiled.form === 'loop'
        ? runLoop(ort.sessions as SessionRuntime, compiled, run)
        : runSteps(compiled.lowered, compiled.session, run)
    },

    async read(id) {
      return getOrThrow(states, id).read()
    },

    async release(id) {
      const { session } = programs.get(id) ?? {}
      states.get(id)?.dispose()
      programs.delete(id)
      states.delete(id)
      await session?.release()
    },

    async close() {
      const sessions = [...programs.values()].map(({ session }) => session)
      for (const state of states.values()) state.dispose()
      programs.clear()
      states.clear()
      for (const session of sessions) await session?.release()
    },
  }
}

function getOrThrow<T>(table: ReadonlyMap<number, T>, id: number): T {
  const found = table.get(id)
  if (!found) throw new EngineError('engine.gone')
  return found
}
