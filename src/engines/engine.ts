// The engine: compiles programs, holds state next to the executor, and runs steps.
import { EngineError } from '../errors.js'
import type { Cost } from '../graph/cost.js'
import { type Program, program } from '../graph/program.js'
import { constant } from '../graph/tensor.js'
import type { EngineChoice } from './devices.js'
import type { Executor } from './executor.js'
import { lower } from './lowering/lower.js'
import type { StateValues, Values, WorkingMemory } from './values.js'

export type { Device, EngineChoice } from './devices.js'
export type { StateValue, StateValues, Values, WorkingMemory } from './values.js'

export interface Engine extends EngineChoice {
  /** Seconds that all runs so far have taken, measured by the executor. */
  readonly busySeconds: number
  compile(program: Program, options?: { memory?: WorkingMemory }): Promise<Executable>
  /** Copies state to the executor, where runs advance it. */
  load(values: StateValues): Promise<ResidentState>
  close(): Promise<void>
  /** Memory that is free for programs, where it is known. Unit: bytes. */
  readonly availableMemory?: (() => number | undefined) | undefined
}

export interface Executable {
  readonly threads: number
  /** An estimate of the memory that a step takes beside inputs and state. Unit: bytes. */
  readonly memory: number
  /** Runs `steps` steps: advances `state` and returns every output, stacked. While it runs, the arrays of `inputs`
   *  belong to the engine; afterwards the record holds arrays over the same memory again. `into` are the outputs of an
   *  earlier run that nothing else uses: those of the same size are written again and returned.
   *  Throws EngineError where an input or a state is missing or has another size, and leaves `state` as it was; and where
   *  the executor fails. */
  run(state: ResidentState, inputs: Values, steps: number, into?: Values): Promise<Values>
  dispose(): Promise<void>
}

export interface ResidentState {
  readonly id: number
  /** A copy of the current values. */
  read(): Promise<StateValues>
  dispose(): Promise<void>
}

/** An engine over an executor in any thread.
 *  Throws the error of `refusal` where the device cannot run the smallest program, and closes the executor. */
export async function engineFromExecutor(
  executor: Executor,
  {
    device,
    threads,
    adaptive,
    availableMemory,
    sharesMemory = false,
    hasBlocks = false,
    busySeconds,
    close,
    refusal,
  }: EngineChoice & {
    /** Whether functions are compiled for memory that threads share. */
    sharesMemory?: boolean
    /** Whether ONNX Runtime has its operators on blocks of channels. */
    hasBlocks?: boolean
    availableMemory?: Engine['availableMemory']
    busySeconds: () => number
    close: () => Promise<void>
    /** The error where the device is not available: Node and browsers have different remedies. */
    refusal: (reason: string, cause: unknown) => EngineError
  },
): Promise<Engine> {
  try {
    await executor.release(
      await executor.compile(lower(program({ outputs: { one: constant(1) } }), device)),
    )
  } catch (error) {
    await close()
    const reason = error instanceof EngineError ? error.values.reason : undefined
    throw refusal(userSentence(reason ?? error), error)
  }
  return {
    device,
    threads,
    adaptive,
    availableMemory,
    get busySeconds() {
      return busySeconds()
    },
    close,
    async compile(program, { memory } = {}) {
      const lowered = lower(program, device, { sharesMemory, hasBlocks })
      const own = adaptive && isSmall(lowered.cost) ? 1 : threads
      const isCheap = workingMemory(lowered.cost) < cheapMemory
      const id = await executor.compile(lowered, {
        memory: isCheap ? 'kept' : memory,
        threads: own,
      })
      return {
        threads: own,
        memory: workingMemory(lowered.cost),
        run: (state, inputs, steps, into) => executor.run(id, state.id, inputs, steps, into),
        dispose: () => executor.release(id),
      }
    },
    async load(values) {
      const id = await executor.load(values)
      return { id, read: () => executor.read(id), dispose: () => executor.release(id) }
    },
  }
}

/** Below both, two threads were slower than one or no faster (bench/README.md). */
const smallWork = { operations: 4e7, stateBytes: 4e6 }
/** What ONNX Runtime takes beyond the values themselves: it allocates in growing blocks, and cuts them. */
const arenaFactor = 1.6

/** So little is not worth allocating again in every run, which takes longer than many a run. Unit: bytes. */
const cheapMemory = 2 ** 24

/** An estimate of what a program's values take. Unit: bytes. */
export function workingMemory({ bytes }: Cost): number {
  return bytes * arenaFactor
}

function isSmall({ operations, stateBytes }: Cost): boolean {
  return operations < smallWork.operations && stateBytes < smallWork.stateBytes
}

/** ONNX Runtime's message for users: the last sentence of the first line, after the details for its developers. */
export function userSentence(reason: unknown): string {
  const [line = ''] = String(reason).trim().split('\n')
  return line.replace(/^.* was (?:true|false)\. /, '')
}
