// Runs an executor in another thread: requests and responses as messages over a port.
import { EngineError } from '../errors.js'
import type { MessageKey, MessageValues } from '../messages/messages.js'
import type { Executor } from './executor.js'
import type { StateValues, Values } from './values.js'

type Method = keyof Executor

interface Request {
  readonly id: number
  readonly method: Method
  readonly parameters: readonly unknown[]
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  /** The inputs of a run go back with its result and its duration. */
  readonly inputs?: Values
  readonly seconds?: number
  readonly failure?: { readonly key: MessageKey; readonly values: MessageValues }
}

interface Caller {
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
  /** The record that gets its arrays back. */
  readonly inputs: Values
}

/** The common interface of worker threads in Node and workers in browsers. */
export interface Port {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void
  listen(receive: (message: unknown) => void): void
}

/** Answers requests with `executor`, one after another; where it does not start, with its error. */
export function serveExecutor(executor: Executor | Promise<Executor>, port: Port): void {
  const answer = async ({ id, method, parameters }: Request) => {
    try {
      const call = (await executor)[method] as (...all: readonly unknown[]) => Promise<unknown>
      const started = performance.now()
      const result = await call(...parameters)
      const seconds = (performance.now() - started) / 1000
      if (method === 'run') {
        const inputs = parameters[2] as Values
        const arrays = [...Object.values(inputs), ...Object.values(result as Values)]
        port.post({ id, result, inputs, seconds }, buffersOf(arrays))
      } else if (method === 'read') {
        const copies = Object.values(result as StateValues).map(({ data }) => data)
        port.post({ id, result }, buffersOf(copies))
      } else port.post({ id, result }, [])
    } catch (error) {
      port.post({ id, failure: describe(error) }, [])
    }
  }
  // A run reads the state that the run before it left, so it must not start before that one has ended.
  let last = Promise.resolve()
  port.listen((message) => {
    last = last.then(() => answer(message as Request))
  })
}

/** An executor in another thread. `fail` rejects all pending requests: the thread has ended. `busySeconds` is the
 *  duration of all its runs there. */
export function remoteExecutor(port: Port): {
  executor: Executor
  fail: (error: Error) => void
  busySeconds: () => number
} {
  const waiting = new Map<number, Caller>()
  let requests = 0
  let busySeconds = 0
  let closedWith: Error | undefined
  port.listen((message) => {
    const { id, result, inputs, seconds = 0, failure } = message as Answer
    busySeconds += seconds
    const caller = waiting.get(id)
    waiting.delete(id)
    if (inputs) Object.assign(caller?.inputs ?? {}, inputs)
    if (failure) caller?.reject(new EngineError(failure.key, failure.values))
    else caller?.resolve(result as never)
  })
  const call = <T>(
    method: Method,
    parameters: readonly unknown[],
    inputs: Values = {},
    into: Values = {},
  ) =>
    new Promise<T>((resolve, reject) => {
      if (closedWith) return reject(closedWith)
      const request: Request = { id: ++requests, method, parameters }
      waiting.set(request.id, { resolve, reject, inputs })
      port.post(request, buffersOf([...Object.values(inputs), ...Object.values(into)]))
    })
  return {
    executor: {
      compile: (program, options) => call('compile', [program, options]),
      load: (values) => call('load', [values]),
      run: (program, state, inputs, steps, into = {}) =>
        call('run', [program, state, inputs, steps, into], inputs, into),
      read: (state) => call('read', [state]),
      release: (id) => call('release', [id]),
    },
    fail(error) {
      closedWith = error
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    },
    busySeconds: () => busySeconds,
  }
}

/** Buffers move between threads instead of being copied; several arrays may be views of one. */
function buffersOf(arrays: readonly (Float32Array | Uint8Array)[]): ArrayBuffer[] {
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))]
}

function describe(error: unknown): NonNullable<Answer['failure']> {
  if (error instanceof EngineError) return { key: error.key, values: error.values }
  return { key: 'engine.failed', values: { reason: String((error as Error)?.message ?? error) } }
}
