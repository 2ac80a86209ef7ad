// Opens a session on a device in a process of its own, where the warnings of native libraries stay: they cannot be turned off.
import * as ort from 'onnxruntime-node'
import type { Device } from './engine.js'
import { sessionOptions } from './session-options.js'

export interface ProbeRequest {
  readonly device: Device
  readonly model: Uint8Array
}

/** `reason` is missing where the device can open the model. */
export interface ProbeAnswer {
  readonly reason?: string
}

ort.env.logLevel = 'fatal'

process.on('message', async ({ device, model }: ProbeRequest) => {
  const answer: ProbeAnswer = await ort.InferenceSession.create(
    model,
    sessionOptions(device, 1),
  ).then(
    () => ({}),
    (error) => ({ reason: (error as Error).message }),
  )
  process.send?.(answer, () => process.disconnect())
})
