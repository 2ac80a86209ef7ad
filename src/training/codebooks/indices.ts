// Discrete codes of examples, and the latents of such codes, batch by batch.
import type { Dataset } from '../../data/dataset.js'
import { input } from '../../graph/operations.js'
import { type Program, program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import { Scope } from '../../layers/scope.js'
import type { DiscreteCodes, Model } from '../../models/model.js'
import { encodingLabels } from '../data-loader.js'
import { batchRanges, type Inference, type Progress, range, readExamples } from '../inference.js'
import { ProgramCache } from '../program-cache.js'
import { imageInput, inputNames, withLabels } from '../programs.js'
import { runBatches } from '../run-batches.js'

/** Numbers of codes. Shape: [count, ...shape] of the model's codes. */
export interface Indices {
  readonly count: number
  readonly indices: Int32Array
}

/** The codes of all examples of a dataset. Throws what `Inference.encode` throws. */
export async function encodeIndices(
  { model, engine, state }: Inference,
  dataset: Dataset,
  { progress }: { progress?: Progress | undefined } = {},
): Promise<Indices> {
  const { count } = dataset
  const size = sizeOf(codesOf(model).shape)
  const indices = new Int32Array(count * size)
  const programs = new ProgramCache(engine, (batch, itemType) =>
    indicesProgram(model, batch, itemType),
  )
  try {
    await runBatches(batchRanges(count), {
      state,
      compile: (batch) => programs.get(batch, dataset.itemType),
      prepare: async ({ from, batch }) => ({
        [inputNames.images]: await readExamples(dataset, range(from, batch)),
        ...encodingLabels(model, dataset, range(from, batch)),
      }),
      use({ indices: found = new Float32Array() }, { from, batch }) {
        for (const [at, index] of found.entries()) indices[from * size + at] = index
        progress?.(from + batch, count)
      },
    })
  } finally {
    await programs.dispose()
  }
  return { count, indices }
}

/** The latents of codes. Shapes: indices [count, ...shape] → [count, latent]. */
export async function latentsOfIndices(
  { model, engine, state }: Inference,
  { count, indices }: Indices,
): Promise<Float32Array> {
  const size = sizeOf(codesOf(model).shape)
  const latents = new Float32Array(count * model.latent)
  const programs = new ProgramCache(engine, (batch) => latentsProgram(model, batch))
  try {
    await runBatches(batchRanges(count), {
      state,
      compile: (batch) => programs.get(batch, 'float32'),
      prepare: async ({ from, batch }) => ({
        indices: Float32Array.from(indices.subarray(from * size, (from + batch) * size)),
      }),
      use({ latents: found }, { from }) {
        if (found) latents.set(found, from * model.latent)
      },
    })
  } finally {
    await programs.dispose()
  }
  return latents
}

function codesOf({ codes }: Model): DiscreteCodes {
  if (!codes) throw new Error('the model has no discrete codes')
  return codes
}

function indicesProgram(unbound: Model, batch: number, itemType: Dataset['itemType']): Program {
  const model = withLabels(unbound, batch)
  const x = imageInput(model, batch, itemType)
  return program({ outputs: { indices: codesOf(model).indices(x, new Scope('evaluation')) } })
}

function latentsProgram(model: Model, batch: number): Program {
  const codes = codesOf(model)
  const indices = input('indices', [batch, ...codes.shape])
  return program({ outputs: { latents: codes.latents(indices, new Scope('evaluation')) } })
}
