// What an engine is: it compiles programs, keeps state beside the executor and runs steps over it.
import { EngineError } from '../errors.js'
import { type Program, program } from '../graph/program.js'
import { constant } from '../graph/tensor.js'
import type { Executor } from './executor.js'
import { lower } from './lower.js'
import type { StateValues, Values, WorkingMemory } from './values.js'

export type { StateValue, StateValues, Values, WorkingMemory } from './values.js'

export const devices = ['cpu', 'webgpu', 'cuda'] as const
export type Device = (typeof devices)[number]

export interface Engine {
  /** Where it computes, and with how many threads. */
  readonly device: Device
  readonly threads: number
  /** Seconds that all runs so far have taken, as the executor saw them. */
  readonly busySeconds: number
  compile(program: Program, options?: { memory?: WorkingMemory }): Promise<Executable>
  /** Places state next to the executor, where runs advance it. */
  load(values: StateValues): Promise<ResidentState>
  close(): Promise<void>
}

export interface Executable {
  /** Takes `steps` steps: advances `state` and returns every output, stacked. While it runs, the arrays
   *  of `inputs` are the engine's; afterwards the record holds arrays over the same memory again.
   *  Throws EngineError where the executor fails, and leaves `state` as it was. */
  run(state: ResidentState, inputs: Values, steps: number): Promise<Values>
  dispose(): Promise<void>
}

export interface ResidentState {
  readonly id: number
  /** A copy of what is there now. */
  read(): Promise<StateValues>
  dispose(): Promise<void>
}

/** An engine over an executor, wherever that one lives.
 *  Throws what `refusal` makes where the device cannot run the smallest program, and closes what was started. */
export async function engineFromExecutor(
  executor: Executor,
  {
    device,
    threads,
    busySeconds,
    close,
    refusal,
  }: {
    device: Device
    threads: number
    busySeconds: () => number
    close: () => Promise<void>
    /** What is thrown where the device cannot run it: each place has a remedy of its own. */
    refusal: (reason: string, cause: unknown) => EngineError
  },
): Promise<Engine> {
  try {
    await executor.release(
      await executor.compile(lower(program({ outputs: { one: constant(1) } }))),
    )
  } catch (error) {
    await close()
    const reason = error instanceof EngineError ? error.values.reason : undefined
    throw refusal(sentence(reason ?? error), error)
  }
  return {
    device,
    threads,
    get busySeconds() {
      return busySeconds()
    },
    close,
    async compile(program, { memory } = {}) {
      const id = await executor.compile(lower(program), memory)
      return {
        run: (state, inputs, steps) => executor.run(id, state.id, inputs, steps),
        dispose: () => executor.release(id),
      }
    },
    async load(values) {
      const id = await executor.load(values)
      return { id, read: () => executor.read(id), dispose: () => executor.release(id) }
    },
  }
}

/** What ONNX Runtime says to people: the last sentence of the first line, after what it says to its makers. */
function sentence(reason: unknown): string {
  const [line = ''] = String(reason).trim().split('\n')
  return line.replace(/^.* was (?:true|false)\. /, '')
}
