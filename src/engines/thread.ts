// Lets an executor live in another thread: requests and answers as messages over a port.
import { EngineError } from '../errors.js'
import type { MessageKey, MessageValues } from '../messages/messages.js'
import type { Executor } from './executor.js'

type Method = keyof Executor

interface Request {
  readonly id: number
  readonly method: Method
  readonly parameters: readonly unknown[]
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly failure?: { readonly key: MessageKey; readonly values: MessageValues }
}

/** What a worker thread of Node and a worker of a browser have in common. */
export interface Port {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void
  listen(receive: (message: unknown) => void): void
}

/** Answers requests with `executor`, one after another. */
export function serveExecutor(executor: Executor, port: Port): void {
  const answer = async ({ id, method, parameters }: Request) => {
    try {
      const call = executor[method] as (...all: readonly unknown[]) => Promise<unknown>
      port.post({ id, result: await call(...parameters) }, [])
    } catch (error) {
      port.post({ id, failure: describe(error) }, [])
    }
  }
  // A run reads the state that the run before it left, so it must not begin before that one has ended.
  let last = Promise.resolve()
  port.listen((message) => {
    last = last.then(() => answer(message as Request))
  })
}

/** An executor in another thread. `fail` rejects everything that is under way: the thread is gone. */
export function remoteExecutor(port: Port): { executor: Executor; fail: (error: Error) => void } {
  const waiting = new Map<
    number,
    { resolve: (result: never) => void; reject: (e: Error) => void }
  >()
  let requests = 0
  let gone: Error | undefined
  port.listen((message) => {
    const { id, result, failure } = message as Answer
    const caller = waiting.get(id)
    waiting.delete(id)
    if (failure) caller?.reject(new EngineError(failure.key, failure.values))
    else caller?.resolve(result as never)
  })
  const call = <T>(method: Method, parameters: readonly unknown[], transfer: ArrayBuffer[] = []) =>
    new Promise<T>((resolve, reject) => {
      if (gone) return reject(gone)
      const request: Request = { id: ++requests, method, parameters }
      waiting.set(request.id, { resolve, reject })
      port.post(request, transfer)
    })
  return {
    executor: {
      compile: (program) => call('compile', [program]),
      load: (values) => call('load', [values]),
      run: (program, state, inputs, steps) =>
        call(
          'run',
          [program, state, inputs, steps],
          Object.values(inputs).map(({ buffer }) => buffer as ArrayBuffer),
        ),
      read: (state) => call('read', [state]),
      release: (id) => call('release', [id]),
    },
    fail(error) {
      gone = error
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    },
  }
}

function describe(error: unknown): NonNullable<Answer['failure']> {
  if (error instanceof EngineError) return { key: error.key, values: error.values }
  return { key: 'engine.failed', values: { reason: String((error as Error)?.message ?? error) } }
}
