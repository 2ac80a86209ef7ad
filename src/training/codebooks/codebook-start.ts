// The codebooks that a training starts with: k-means of what the untrained encoder gives for some examples.
import type { Dataset } from '../../data/dataset.js'
import type { Engine, StateValues } from '../../engines/engine.js'
import { type Program, program } from '../../graph/program.js'
import { Scope } from '../../layers/scope.js'
import type { DiscreteCodes, Model } from '../../models/model.js'
import { Random } from '../../random/random.js'
import { labelInputs } from '../data-loader.js'
import { batchRanges, readExamples } from '../inference.js'
import { ProgramCache } from '../program-cache.js'
import { imageInput, inputNames, withLabels } from '../programs.js'
import { runBatches } from '../run-batches.js'
import { kMeans } from './k-means.js'

type Start = NonNullable<DiscreteCodes['start']>

/** The initial state with codebooks of the data; the same where the model has none. `values` stay usable. Seeded, so that it is the same for the
 *  same data. */
export async function withCodebooks(
  values: StateValues,
  { model, train, engine, seed }: { model: Model; train: Dataset; engine: Engine; seed: number },
): Promise<StateValues> {
  const start = model.codes?.start
  if (!start) return values
  const random = new Random(seed, 'codebooks')
  const many = Math.min(train.count, Math.ceil(start.vectors / start.perExample))
  const examples = random.permutation(train.count).subarray(0, many)
  const vectors = await vectorsOf(examples, values, { start, model, train, engine })
  const dimensions = vectors.length / (many * start.perExample)
  const clusters = (of: Float32Array, count: number) => kMeans(of, { count, dimensions, random })
  const started = Object.entries(start.values(vectors, clusters)).map(([name, data]) => {
    const path = `${start.path}${name}`
    const { shape } = values[path] as StateValues[string]
    return [path, { shape, data }] as const
  })
  return { ...values, ...Object.fromEntries(started) }
}

/** The codebooks of a state, as new copies each time: the buffers of the state itself are given away. */
export function initialCodebooks(values: StateValues, { codes }: Model): () => StateValues {
  const path = codes?.start?.path
  const copied = (from: StateValues) =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([name]) => path !== undefined && name.startsWith(path))
        .map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(data) }]),
    )
  const kept = copied(values)
  return () => copied(kept)
}

/** Shape: [examples · perExample, dimensions]. */
async function vectorsOf(
  examples: Uint32Array,
  values: StateValues,
  { start, model, train, engine }: { start: Start; model: Model; train: Dataset; engine: Engine },
): Promise<Float32Array> {
  const parts: Float32Array[] = []
  const programs = new ProgramCache(engine, (batch, itemType) =>
    featuresProgram({ model, start }, batch, itemType),
  )
  const state = await engine.load(values)
  try {
    await runBatches(batchRanges(examples.length), {
      state,
      compile: (batch) => programs.get(batch, train.itemType),
      prepare: async ({ from, batch }) => ({
        [inputNames.images]: await readExamples(train, examples.subarray(from, from + batch)),
        ...labelInputs(model, train, examples.subarray(from, from + batch)),
      }),
      use({ vectors }) {
        if (vectors) parts.push(Float32Array.from(vectors))
      },
    })
  } finally {
    await programs.dispose()
    await state.dispose()
  }
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function featuresProgram(
  { model, start }: { model: Model; start: Start },
  batch: number,
  itemType: Dataset['itemType'],
): Program {
  const { features } = withLabels(model, batch).codes?.start ?? start
  // Normalized by the batch, as in the first step; the noise of layers would be another input.
  const hasNoise = model.noise.some(({ when }) => when === 'steps')
  const scope = new Scope(hasNoise ? 'evaluation' : 'training')
  const vectors = features(imageInput(model, batch, itemType), scope)
  return program({ outputs: { vectors } })
}
