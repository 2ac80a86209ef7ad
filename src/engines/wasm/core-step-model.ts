// Runs a model of one step in ONNX Runtime's WebAssembly, on tensors in its own memory: states and sources are never copied.
import { sizeOf } from '../../graph/shapes.js'
import { type LoweredStep, names } from '../lowering/lowered.js'
import type { OnnxRuntime, StepOptions } from '../onnx-runtime.js'
import type { StepModel } from '../step-model.js'
import { type Heap, lastError, type OrtCore, pointerBytes } from './ort-core.js'

type DType = 'float32' | 'uint8'
type Item = Float32Array | Uint8Array

/** States must be in `heap`. */
function coreOpenStep(
  core: OrtCore,
  heap: Heap,
): (lowered: LoweredStep, options: StepOptions) => Promise<StepModel> {
  return async (lowered, options) => {
    const session = await createSession(core, heap, lowered.model ?? new Uint8Array(), options)
    return stepModel(core, heap, { session, lowered })
  }
}

/** What an executor needs to run in the module. */
export function coreRuntime(core: OrtCore, heap: Heap): OnnxRuntime {
  return { openStep: coreOpenStep(core, heap), heap }
}

const elementTypes = { float32: 1, uint8: 2 } as const
const bytesOf = { float32: 4, uint8: 1 } as const
const optimizeAll = 99
/** As in `sessionOptions`. */
const plansMemory = false
const sequential = 0
const levelOfFatalErrors = 4
const onCpu = 1

async function createSession(
  core: OrtCore,
  heap: Heap,
  model: Uint8Array,
  { keepsMemory }: StepOptions,
): Promise<number> {
  const options = core._OrtCreateSessionOptions(
    ...([optimizeAll, keepsMemory, plansMemory, sequential, false, 0, 0] as const),
    ...([levelOfFatalErrors, 0, 0] as const),
  )
  if (options === 0) throw lastError(core)
  const place = heap.allocate(model.length)
  try {
    new Uint8Array(heap.memory.buffer, place, model.length).set(model)
    const session = await core._OrtCreateSession(place, model.length, options)
    if (session === 0) throw lastError(core)
    return session
  } finally {
    heap.free(place)
    core._OrtReleaseSessionOptions(options)
  }
}

function stepModel(
  core: OrtCore,
  heap: Heap,
  {
    session,
    lowered: { inputs: declared, outputs, next },
  }: { session: number; lowered: LoweredStep },
): StepModel {
  return {
    bind({ states, sources }) {
      const blocks: number[] = []
      const tensors: number[] = []
      const bytes = (length: number) => {
        const address = heap.allocate(length)
        blocks.push(address)
        return address
      }
      const list = (values: readonly number[]) => {
        const address = bytes(pointerBytes * Math.max(1, values.length))
        new Uint32Array(heap.memory.buffer, address, values.length).set(values)
        return address
      }
      const texts = (all: readonly string[]) =>
        list(
          all.map((text) => {
            const encoded = new TextEncoder().encode(`${text}\0`)
            const address = bytes(encoded.length)
            new Uint8Array(heap.memory.buffer, address, encoded.length).set(encoded)
            return address
          }),
        )
      const tensor = (address: number, type: DType, shape: readonly number[]) => {
        const size = sizeOf(shape) * bytesOf[type]
        const made = core._OrtCreateTensor(
          ...([elementTypes[type], address, size, list(shape), shape.length, onCpu] as const),
        )
        if (made === 0) throw lastError(core)
        tensors.push(made)
        return made
      }
      /** An array in the heap, and its tensor. */
      const placed = (type: DType, shape: readonly number[]) => {
        const size = sizeOf(shape)
        const address = bytes(size * bytesOf[type])
        const kind = type === 'float32' ? Float32Array : Uint8Array
        const data: Item = new kind(heap.memory.buffer, address, size)
        return { data, tensor: tensor(address, type, shape) }
      }
      const given = declared
        .filter(({ isOfModel }) => isOfModel)
        .map(({ name, dtype, shape }) => ({ name, ...placed(dtype, shape) }))
      const made = outputs.map(({ name, dtype, shape }) => ({ name, ...placed(dtype, shape) }))
      const following = next.map(({ name, shape }) => ({ name, ...placed('float32', shape) }))
      const read = [
        ...given.map(({ name, tensor }) => [names.input(name), tensor] as const),
        ...[...states].map(
          ([name, { shape, data }]) =>
            [names.state(name), tensor(data.byteOffset, 'float32', shape)] as const,
        ),
      ]
      const written = [
        ...made.map(({ name, tensor }) => [names.output(name), tensor] as const),
        ...following.map(({ name, tensor }) => [names.next(name), tensor] as const),
        ...[...sources].map(
          ([name, { shape, data }]) =>
            [names.source(name), tensor(data.byteOffset, 'float32', shape)] as const,
        ),
      ]
      const columns = (rows: readonly (readonly [string, number])[]) =>
        [texts(rows.map(([name]) => name)), list(rows.map(([, tensor]) => tensor))] as const
      const [inputNames, inputTensors] = columns(read)
      const [outputNames, outputTensors] = columns(written)
      return {
        async run(inputs) {
          for (const { name, data } of given) data.set(inputs[name] as Item)
          const code = await core._OrtRun(
            ...([session, inputNames, inputTensors, read.length] as const),
            ...([outputNames, written.length, outputTensors, 0] as const),
          )
          if (code !== 0) throw lastError(core)
          return {
            // Copies: they leave this thread.
            outputs: Object.fromEntries(made.map(({ name, data }) => [name, data.slice()])),
            next: Object.fromEntries(
              following.map(({ name, data }) => [name, data as Float32Array]),
            ),
          }
        },
        release() {
          for (const each of tensors) core._OrtReleaseTensor(each)
          for (const each of blocks) heap.free(each)
        },
      }
    },
    async release() {
      core._OrtReleaseSession(session)
    },
  }
}
