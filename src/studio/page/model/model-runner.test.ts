// When the worker of a run's models starts and ends; a stand-in for the browser's Worker only responds.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestError } from '../api-client/request-error.js'
import type { ModelAnswer, ModelRequest } from './model-messages.js'
import { ModelRunner } from './model-runner.js'

let workers: { isOver: boolean }[]

class AnsweringWorker {
  isOver = false
  onmessage?: (event: { data: ModelAnswer }) => void

  constructor() {
    workers.push(this)
  }

  postMessage({ id }: ModelRequest): void {
    const outputs = { images: new Float32Array(1) }
    setTimeout(() => this.isOver || this.onmessage?.({ data: { id, outputs } }))
  }

  terminate(): void {
    this.isOver = true
  }
}

describe('ModelRunner', () => {
  beforeEach(() => {
    workers = []
    vi.stubGlobal('Worker', AnsweringWorker)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('starts no worker for a model that arrives after it was closed', async () => {
    let arrive = (_model: Uint8Array) => {}
    const runner = new ModelRunner(() => new Promise((resolve) => (arrive = resolve)), [1], 1)
    const decoded = runner.decode(new Float32Array(1))
    runner.close()
    arrive(new Uint8Array())
    await expect(decoded).rejects.toThrow('closed')
    expect(workers).toEqual([])
  })

  it('starts again after a model could not be loaded', async () => {
    let failures = 1
    const load = async () => {
      if (failures-- > 0) throw new Error('gone')
      return new Uint8Array()
    }
    const runner = new ModelRunner(load, [1], 1)
    await expect(runner.decode(new Float32Array(1))).rejects.toThrow('gone')
    expect(await runner.decode(new Float32Array(1))).toHaveLength(1)
    runner.close()
    expect(workers.map(({ isOver }) => isOver)).toEqual([true])
  })

  it('goes on with the model before an update while the server is unreachable', async () => {
    let failure: Error | undefined
    const load = async () => {
      if (failure) throw failure
      return new Uint8Array()
    }
    const runner = new ModelRunner(load, [1], 1)
    await runner.prepare('decoder')
    runner.clear()
    failure = new RequestError('gone', 0)
    expect(await runner.decode(new Float32Array(1))).toHaveLength(1)
    failure = new RequestError('refused', 409)
    await expect(runner.decode(new Float32Array(1))).rejects.toThrow('refused')
    runner.close()
    expect(workers.map(({ isOver }) => isOver)).toEqual([true])
  })
})
