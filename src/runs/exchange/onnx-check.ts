// Checks exported ONNX models against the trained graph, on the same images.

import { type Dataset, type Scaling, valuesOf } from '../../data/dataset.js'
import { columnValue, unscale } from '../../data/scaling.js'
import type { Engine, ResidentState } from '../../engines/engine.js'
import { openOnnx } from '../../engines/onnx-model.js'
import type { Program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Model } from '../../models/model.js'
import { Random } from '../../random/random.js'
import { labelInputs } from '../../training/data-loader.js'
import { givenInputs, givenOf } from '../../training/given-columns.js'
import { Inference, range, readExamples } from '../../training/inference.js'

/** A model with its current state on an engine. */
export interface TrainedModel {
  readonly model: Model
  readonly engine: Engine
  readonly state: ResidentState
  /** Scaling of the data it was trained on. */
  readonly scaling?: Scaling | undefined
}

type Feeds = Readonly<Record<string, Float32Array>>

const batchSizes = [1, 7]

/** The maximum difference between the outputs of an ONNX model and those of the graphs that `program` builds, in the
 *  model's units; relative for values above 1; NaN if an output is NaN. */
export type OnnxCheck = (onnx: Uint8Array, program: (batch: number) => Program) => Promise<number>

/** A check with the first of `images`, their codes, and random numbers where these are no option, in two batch sizes. Other noise is
 *  omitted, and zero in the graph: ONNX Runtime in Node ignores the value fed to an input that has a default.
 *  The check throws EngineError if ONNX Runtime rejects the model. */
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
    const examples = valuesOf(await readExamples(images, range(0, batch)))
    const exampleInput = unscale(examples, scaling)
    const { mean, predicted } = model.isImplicit
      ? { mean: drawnLatents(batch * model.latent), predicted: undefined }
      : await inference.encode(images, { count: batch, onlyMean: true })
    // With a classifier the examples need no labels of their own.
    const given = predicted ? { labels: predicted } : images
    const labels = labelInputs(model, given, range(0, batch))
    const columns = givenInputs(model, { given: givenOf(model, examples), from: 0, count: batch })
    const indices = codesOf(model, batch)
    const feeds = {
      images: exampleInput,
      latents: mean,
      ...labels,
      ...columns,
      ...indices,
    } as Feeds
    batches.push({ batch, feeds })
  }
  await inference.dispose()
  return batches
}

/** Discrete codes, one after the other. */
function codesOf({ codes }: Model, batch: number): Feeds {
  if (!codes) return {}
  const { shape, count } = codes
  return { indices: Float32Array.from({ length: batch * sizeOf(shape) }, (_, at) => at % count) }
}

/** Standard normal numbers. */
function drawnLatents(length: number): Float32Array {
  const latents = new Float32Array(length)
  new Random(1, 'latents').fillNormal(latents)
  return latents
}

/** The outputs of the graph, and its inputs as ONNX Runtime feeds. */
async function runGraph({ engine, state }: TrainedModel, program: Program, given: Feeds) {
  const executable = await engine.compile(program)
  const shapes = program.inputs.map(({ attributes: { name }, shape }) => ({ name, shape }))
  const normals = new Float32Array(
    sizeOf(shapes.find(({ name }) => name === 'normals')?.shape ?? [0]),
  )
  new Random(1, 'normals').fillNormal(normals)
  const feeds: Feeds = { ...given, normals }
  const all = shapes.map(({ name, shape }) => [
    name,
    // The engine takes ownership of its inputs.
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

/** Unit of an output's values: output images are in the units of the data. */
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
