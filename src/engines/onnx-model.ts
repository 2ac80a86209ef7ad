// Runs ONNX models in the calling thread: to check exported files, and for features of examples. Node only.
import type { InferenceSession } from 'onnxruntime-common'
import { EngineError } from '../errors.js'
import { sessionOptions } from './session-options.js'
import { disableTelemetry } from './telemetry.js'

/** Inputs or outputs, by name. */
export type OnnxValues = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>
>

/** An input or an output. A size that is not fixed is undefined; of what is no tensor the type is missing. */
export interface OnnxValueInfo {
  readonly name: string
  readonly type?: string
  readonly shape: readonly (number | undefined)[]
}

export interface OnnxSession {
  readonly inputs: readonly OnnxValueInfo[]
  readonly outputs: readonly OnnxValueInfo[]
  /** An input that has a default keeps it: its value in `inputs` is ignored. Throws EngineError where ONNX Runtime
   *  fails. `outputs`: the names of those to compute, by default all. */
  run(inputs: OnnxValues, outputs?: readonly string[]): Promise<OnnxValues>
  close(): Promise<void>
}

/** Opens the bytes of an .onnx file on the CPU. Throws EngineError where ONNX Runtime rejects them. */
export async function openOnnx(model: Uint8Array): Promise<OnnxSession> {
  disableTelemetry()
  const ort = await import('onnxruntime-node')
  ort.env.logLevel = 'fatal'
  const session = await ort.InferenceSession.create(model, sessionOptions('cpu', 1)).catch(failed)
  return {
    inputs: session.inputMetadata.map(infoOf),
    outputs: session.outputMetadata.map(infoOf),
    async run(inputs, outputs = session.outputNames) {
      const feeds = Object.entries(inputs).map(([name, { shape, data }]) => [
        name,
        new ort.Tensor('float32', data, shape),
      ])
      const results = await session.run(Object.fromEntries(feeds), outputs).catch(failed)
      return Object.fromEntries(
        Object.entries(results).map(([name, { dims, data }]) => [
          name,
          { shape: dims, data: data as Float32Array },
        ]),
      )
    },
    close: () => session.release(),
  }
}

function infoOf(value: InferenceSession.ValueMetadata): OnnxValueInfo {
  if (!value.isTensor) return { name: value.name, shape: [] }
  const sizes = value.shape.map((size) => (typeof size === 'number' && size > 0 ? size : undefined))
  return { name: value.name, type: value.type, shape: sizes }
}

function failed(cause: unknown): never {
  throw new EngineError('engine.failed', { reason: (cause as Error).message }, { cause })
}
