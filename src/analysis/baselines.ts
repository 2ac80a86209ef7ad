// Baselines for codes as a representation: principal components, as many as latents, and the values themselves.
import { type Dataset, valuesOf } from '../data/dataset.js'
import { knownLabels } from '../data/labels/hidden-labels.js'
import { sizeOf } from '../graph/shapes.js'
import {
  batchRanges,
  type Inference,
  type Progress,
  range,
  readExamples,
} from '../training/inference.js'
import { type Estimate, meanEstimate } from './estimate.js'
import { labelledPoints } from './labelled-points.js'
import { linearProbeAccuracy } from './linear-probe.js'
import { neighbourAccuracy } from './neighbours.js'
import { fitPrincipalSubspace, projectOnSubspace } from './principal-subspace.js'

/** Measured like the codes: fitted on the training split, evaluated on the validation split. */
export interface Baseline {
  /** Between the examples and their reconstructions: the mean over the values. */
  readonly squaredError?: Estimate
  readonly nearestNeighbours?: { k: number; accuracy: Estimate }
  readonly linearProbe?: { accuracy: Estimate }
}

export interface Baselines {
  readonly principalComponents: Baseline & { components: number }
  /** Undefined where the values of the training split take more than 1 GB. */
  readonly values?: Baseline
  /** Without looking at an example: the most frequent label of the training split for all. */
  readonly commonestLabel?: { accuracy: Estimate }
}

const maxBytes = 1e9

/** Baselines for a model with so many latents. Without labels only the squared error of the principal components. */
export async function measureBaselines({
  inference: { model, engine },
  train,
  validation,
  k,
  progress,
}: {
  inference: Pick<Inference, 'model' | 'engine'>
  train: Dataset
  validation: Dataset
  k: number
  progress?: Progress | undefined
}): Promise<Baselines> {
  const given = { engine, model }
  const subspace = await fitPrincipalSubspace({
    ...{ ...given, dataset: train, progress },
    components: model.latent,
  })
  const reduced = await projectOnSubspace({ ...given, ...subspace, dataset: train })
  const held = await projectOnSubspace({ ...given, ...subspace, dataset: validation })

  const accuracies = async (references: Float32Array, queries: Float32Array): Promise<Baseline> => {
    const known = labelledPoints(references, train)
    const unseen = labelledPoints(queries, validation)
    if (!known || !unseen) return {}
    const both = { engine, references: known, queries: unseen }
    return {
      nearestNeighbours: { k, accuracy: await neighbourAccuracy({ ...both, k }) },
      linearProbe: { accuracy: await linearProbeAccuracy(both) },
    }
  }
  const principalComponents = {
    components: subspace.components,
    squaredError: meanEstimate(held.squaredError),
    ...(await accuracies(reduced.points, held.points)),
  }
  const frequent = commonestLabel(train, validation)
  const commonest = frequent && { commonestLabel: { accuracy: frequent } }
  if (4 * train.count * sizeOf(model.input) > maxBytes) return { principalComponents, ...commonest }
  return {
    principalComponents,
    values: await accuracies(await readValues(train), await readValues(validation)),
    ...commonest,
  }
}

function commonestLabel(train: Dataset, validation: Dataset): Estimate | undefined {
  const [known, labels] = [knownLabels(train), knownLabels(validation)]
  if (known.length === 0 || labels.length === 0) return undefined
  const counts = new Uint32Array(256)
  for (const label of known) counts[label] = (counts[label] as number) + 1
  const chosen = counts.indexOf(Math.max(...counts))
  return meanEstimate(labels.map((label) => Number(label === chosen)))
}

/** All values of a dataset, bytes divided by 255. Shape: [count, size]. */
async function readValues(dataset: Dataset): Promise<Float32Array> {
  const size = sizeOf(dataset.shape)
  const values = new Float32Array(dataset.count * size)
  for (const { from, batch } of batchRanges(dataset.count))
    values.set(valuesOf(await readExamples(dataset, range(from, batch))), from * size)
  return values
}
