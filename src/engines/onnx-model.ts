// Runs ONNX models in the calling thread, to check exported files. Node only.
import { EngineError } from '../errors.js'
import { sessionOptions } from './session-options.js'
import { disableTelemetry } from './telemetry.js'

/** Inputs or outputs, by name. */
export type OnnxValues = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>
>

export interface OnnxSession {
  /** An input that has a default keeps it: its value in `inputs` is ignored. Throws EngineError where ONNX Runtime
   *  fails. */
  run(inputs: OnnxValues): Promise<OnnxValues>
  close(): Promise<void>
}

/** Opens the bytes of an .onnx file on the CPU. Throws EngineError where ONNX Runtime rejects them. */
export async function openOnnx(model: Uint8Array): Promise<OnnxSession> {
  disableTelemetry()
  const ort = await import('onnxruntime-node')
  ort.env.logLevel = 'fatal'
  const session = await ort.InferenceSession.create(model, sessionOptions('cpu', 1)).catch(failed)
  return {
    async run(inputs) {
      const feeds = Object.entries(inputs).map(([name, { shape, data }]) => [
        name,
        new ort.Tensor('float32', data, shape),
      ])
      const results = await session.run(Object.fromEntries(feeds)).catch(failed)
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

function failed(cause: unknown): never {
  throw new EngineError('engine.failed', { reason: (cause as Error).message }, { cause })
}
