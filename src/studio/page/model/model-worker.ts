// The worker that runs a run's own ONNX models, so that neither pointer nor page waits for them.
import * as ort from 'onnxruntime-web/wasm'
import type { ExportedModel } from '../run-source.js'
import type { ModelAnswer, ModelRequest, Numbers } from './model-messages.js'

ort.env.logLevel = 'error'
// One image at a time: more threads would only wait for each other.
ort.env.wasm.numThreads = 1

const sessions = new Map<ExportedModel, ort.InferenceSession>()
let turn: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data }: MessageEvent<ModelRequest>) => {
  turn = turn.then(async () => {
    const { answer, transfer } = await answered(data)
    self.postMessage(answer, { transfer })
  })
})

function tensorOf({ data, dims }: Numbers): ort.Tensor {
  return new ort.Tensor('float32', data, dims)
}

async function answered(
  request: ModelRequest,
): Promise<{ answer: ModelAnswer; transfer: ArrayBuffer[] }> {
  const { id } = request
  try {
    if (request.kind === 'load') {
      await sessions.get(request.name)?.release()
      sessions.set(request.name, await ort.InferenceSession.create(request.model))
      return { answer: { id, outputs: {} }, transfer: [] }
    }
    const session = sessions.get(request.name)
    if (!session) throw new Error(`${request.name}: it was not loaded`)
    const { input, value, labels } = request
    // The encoder of a model with a classifier finds the label itself.
    const takesLabels = session.inputNames.includes('labels')
    const results = await session.run({
      [input]: tensorOf(value),
      ...(labels && takesLabels && { labels: tensorOf(labels) }),
    })
    const outputs = Object.fromEntries(
      Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]),
    )
    const transfer = Object.values(outputs).map(({ buffer }) => buffer as ArrayBuffer)
    return { answer: { id, outputs }, transfer }
  } catch (error) {
    return { answer: { id, error: (error as Error).message }, transfer: [] }
  }
}
