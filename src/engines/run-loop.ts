// Runs a model that takes all steps at once.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'
import { EngineError } from '../errors.js'
import { type LoweredLoop, names } from './lowering/lowered.js'
import type { SessionRuntime } from './onnx-runtime.js'
import type { ResidentState } from './resident-state.js'
import type { Values } from './values.js'

export async function runLoop(
  { Tensor }: Pick<SessionRuntime, 'Tensor'>,
  { lowered, session }: { lowered: LoweredLoop; session: InferenceSession },
  { state, inputs, steps }: { state: ResidentState; inputs: Values; steps: number },
): Promise<Values> {
  const feeds: Record<string, OrtTensor> = {
    [names.steps]: new Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
  }
  for (const { name, dtype, shape } of lowered.inputs) {
    const data = inputs[name]
    if (!data) throw new EngineError('engine.input', { name })
    feeds[names.input(name)] = new Tensor(dtype, data as Float32Array, [steps, ...shape])
  }
  for (const { name } of lowered.state) {
    const { shape, data } = state.get(name)
    feeds[names.state(name)] = new Tensor('float32', data, shape)
  }
  const results = await session.run(feeds)
  for (const { name, advances } of lowered.state)
    if (advances) state.replace(name, results[names.next(name)]?.data as Float32Array)
  return Object.fromEntries(
    lowered.outputs.map(({ name }) => [name, results[names.output(name)]?.data as Float32Array]),
  )
}
