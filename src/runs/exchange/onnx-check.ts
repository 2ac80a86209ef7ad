// Holds ONNX models against the trained graph: both are run on the same real images.

import { type Dataset, type Scaling, valuesOf } from '../../data/dataset.js'
import { columnValue, unscale } from '../../data/scaling.js'
import type { Engine, ResidentState } from '../../engines/engine.js'
import { openOnnx } from '../../engines/onnx-model.js'
import type { Program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Model } from '../../models/model.js'
import { Inference, range, readExamples } from '../../training/inference.js'

/** A model with the state it has now on an engine. */
export interface TrainedModel {
  readonly model: Model
  readonly engine: Engine
  readonly state: ResidentState
  /** Of the images it was trained on. */
  readonly scaling?: Scaling | undefined
}

type Feeds = Readonly<Record<string, Float32Array>>

const batchSizes = [1, 7]

/** The largest difference between the outputs of an ONNX model and those of the graphs that `program` gives, in units of
 *  what the model is trained on; of values that are larger there in proportion to them; not a number where one of them is none. */
export type OnnxCheck = (onnx: Uint8Array, program: (batch: number) => Program) => Promise<number>

/** A check with the first of `images` and their codes, in two batch sizes. Noise is left out, and zero in the graph:
 *  ONNX Runtime in Node ignores what it is given for an input that has a default.
 *  The check throws EngineError where ONNX Runtime refuses the model. */
export async function onnxCheck(trained: TrainedModel, images: Dataset): Promise<OnnxCheck> {
  const batches = await feedsOf(trained, images)
  return async (onnx, program) => {
    const session = await openOnnx(onnx)
    try {
      let maxDifference = 0
      for (const { batch, feeds } of batches) {
        const { inputs, outputs } = await runGraph(trained, program(batch), feeds)
        const found = await session.run(inputs)
        for (const [name, expected] of Object.entries(outputs))
          maxDifference = Math.max(
            maxDifference,
            difference(found[name]?.data, expected, unitOf(trained, name)),
          )
      }
      return maxDifference
    } finally {
      await session.close()
    }
  }
}

async function feedsOf({ model, engine, state, scaling }: TrainedModel, images: Dataset) {
  const inference = new Inference(model, engine, state)
  const batches: { batch: number; feeds: Feeds }[] = []
  for (const batch of new Set(batchSizes.map((size) => Math.min(size, images.count)))) {
    const exampleInput = unscale(valuesOf(await readExamples(images, range(0, batch))), scaling)
    const { mean } = await inference.encode(images, { count: batch })
    const feeds = { images: exampleInput, latents: mean }
    batches.push({ batch, feeds })
  }
  await inference.dispose()
  return batches
}

/** The outputs of the graph itself, and those of its inputs that an ONNX model must be given for the same. */
async function runGraph({ engine, state }: TrainedModel, program: Program, feeds: Feeds) {
  const executable = await engine.compile(program)
  const shapes = program.inputs.map(({ attributes: { name }, shape }) => ({ name, shape }))
  const all = shapes.map(({ name, shape }) => [
    name,
    // The engine takes over what it is given.
    feeds[name]?.slice() ?? new Float32Array(sizeOf(shape)),
  ])
  const outputs = await executable.run(state, Object.fromEntries(all), 1)
  await executable.dispose()
  const inputs = shapes.flatMap(({ name, shape }) => {
    const data = feeds[name]
    return data ? [[name, { shape, data }] as const] : []
  })
  return { outputs, inputs: Object.fromEntries(inputs) }
}

type Unit = (at: number) => number

/** Of the values of an output: images leave a model in the units of the data. */
function unitOf({ scaling }: TrainedModel, output: string): Unit {
  const isImages = output === 'images' || output === 'reconstruction'
  return (at) => (scaling && isImages ? 1 / columnValue(scaling.factor, at) : 1)
}

function difference(
  actual: ArrayLike<number> = [],
  expected: ArrayLike<number>,
  unit: Unit,
): number {
  let maxDifference = actual.length === expected.length ? 0 : Number.NaN
  for (let at = 0; at < expected.length; at++) {
    const value = expected[at] as number
    const apart = Math.abs((actual[at] as number) - value) / Math.max(unit(at), Math.abs(value))
    maxDifference = Math.max(maxDifference, apart)
  }
  return maxDifference
}
