// Runs a model of one step in a session of onnxruntime-node or onnxruntime-web.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'
import { type LoweredStep, names } from './lowering/lowered.js'
import type { SessionRuntime } from './onnx-runtime.js'
import { releaseBuffers } from './release-buffers.js'
import type { StepModel } from './step-model.js'

/** onnxruntime-node writes where it is told to and gives a copy besides, onnxruntime-web only gives copies. */
export function sessionStepModel(
  { Tensor, writesOutputs }: Pick<SessionRuntime, 'Tensor' | 'writesOutputs'>,
  session: InferenceSession,
  { inputs: declared, outputs, next }: LoweredStep,
): StepModel {
  return {
    bind({ states, sources }) {
      const feeds: Record<string, OrtTensor> = {}
      for (const [name, { shape, data }] of states)
        feeds[names.state(name)] = new Tensor('float32', data, shape)
      const fetches: Record<string, OrtTensor | null> = {}
      for (const { name } of outputs) fetches[names.output(name)] = null
      for (const { name } of next) fetches[names.next(name)] = null
      for (const [name, { shape, data }] of sources)
        fetches[names.source(name)] = writesOutputs ? new Tensor('float32', data, shape) : null
      return {
        async run(inputs) {
          for (const { name, dtype, shape, isOfModel } of declared)
            if (isOfModel)
              feeds[names.input(name)] = new Tensor(dtype, inputs[name] as Float32Array, shape)
          const results = await session.run(feeds, fetches)
          const made = (name: string) => results[name]?.data as Float32Array
          const copies: Float32Array[] = []
          for (const [name, { data }] of sources) {
            const copy = made(names.source(name))
            if (copy.buffer === data.buffer) continue
            if (!writesOutputs) data.set(copy)
            copies.push(copy)
          }
          releaseBuffers(copies.filter(({ byteLength }) => byteLength > smallBytes))
          const collected = (all: readonly { name: string }[], nameOf: (name: string) => string) =>
            Object.fromEntries(all.map(({ name }) => [name, made(nameOf(name))]))
          return { outputs: collected(outputs, names.output), next: collected(next, names.next) }
        },
        release() {},
      }
    },
    release: () => session.release(),
  }
}

/** Below, an array is left to the garbage collector. */
const smallBytes = 4096
