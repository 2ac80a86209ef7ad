// Runs a model of one step through ONNX Runtime's C interface: results are written where they are needed, never copied.
import { sizeOf } from '../../graph/shapes.js'
import { type LoweredStep, names } from '../lowering/lowered.js'
import type { StepOptions } from '../onnx-runtime.js'
import type { StepModel } from '../step-model.js'
import { type OrtLibrary, openLibrary, type Pointer } from './ort-library.js'

/** Tried on Linux only; elsewhere, and without koffi, models run in sessions of onnxruntime-node. */
export async function nativeOpenStep() {
  if (process.platform !== 'linux') return undefined
  const library = await openLibrary().catch(() => undefined)
  return (
    library &&
    ((lowered: LoweredStep, options: StepOptions) => nativeStepModel(library, lowered, options))
  )
}

function nativeStepModel(
  library: OrtLibrary,
  { model, inputs: declared, outputs, next }: LoweredStep,
  options: StepOptions,
): StepModel {
  const session = library.createSession(model ?? new Uint8Array(), options)
  return {
    bind({ states, sources }) {
      const binding = library.createBinding(session)
      const tensors: Pointer[] = []
      const kept: unknown[] = [states, sources]
      const tensor = (data: Float32Array | Uint8Array, shape: readonly number[]) => {
        const type = data instanceof Float32Array ? 'float32' : 'uint8'
        const made = library.createTensor(data, type, shape)
        tensors.push(made)
        kept.push(data)
        return made
      }
      const read = (name: string, data: Float32Array | Uint8Array, shape: readonly number[]) =>
        library.bindInput(binding, name, tensor(data, shape))
      const written = (name: string, data: Float32Array | Uint8Array, shape: readonly number[]) =>
        library.bindOutput(binding, name, tensor(data, shape))
      for (const [name, { shape, data }] of states) read(names.state(name), data, shape)
      for (const [name, { shape, data }] of sources) written(names.source(name), data, shape)
      const given = declared.filter(({ isOfModel }) => isOfModel)
      const made = outputs.map(({ name, dtype, shape }): [string, Float32Array | Uint8Array] => {
        const data = allocated(dtype, sizeOf(shape))
        written(names.output(name), data, shape)
        return [name, data]
      })
      const following = next.map(({ name, shape }): [string, Float32Array] => {
        const data = allocated('float32', sizeOf(shape)) as Float32Array
        written(names.next(name), data, shape)
        return [name, data]
      })
      const results = {
        outputs: Object.fromEntries(made),
        next: Object.fromEntries(following),
      }
      return {
        async run(inputs) {
          // Read where they are: a copy of a large batch would be left to the garbage collector.
          const tensorsOfStep = given.map(({ name, dtype, shape }) => {
            const tensor = library.createTensor(inputs[name] as Float32Array, dtype, shape)
            library.bindInput(binding, names.input(name), tensor)
            return tensor
          })
          try {
            library.run(session, binding)
          } finally {
            for (const each of tensorsOfStep) library.releaseTensor(each)
          }
          return results
        },
        release() {
          library.releaseBinding(binding)
          for (const each of tensors) library.releaseTensor(each)
          kept.length = 0
        },
      }
    },
    async release() {
      library.releaseSession(session)
    },
  }
}

/** An array whose memory stays where it is: small ones of V8 do not. */
function allocated(dtype: 'float32' | 'uint8', length: number): Float32Array | Uint8Array {
  return dtype === 'float32'
    ? new Float32Array(new ArrayBuffer(4 * length))
    : new Uint8Array(new ArrayBuffer(length))
}
