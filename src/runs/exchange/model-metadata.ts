// Metadata of exported models: origin, inputs and outputs.
import type { Dataset } from '../../data/dataset.js'
import { knownLabels } from '../../data/labels/hidden-labels.js'
import { unscale } from '../../data/scaling.js'
import { message } from '../../messages/messages.js'
import type { Model, NoiseInput } from '../../models/model.js'
import { modelFrom } from '../../models/models.js'
import type { Prior } from '../../models/priors/prior.js'
import { version } from '../../version.js'
import type { RunDescription } from '../folder/run-json.js'
import { givenColumns } from '../given-rows.js'

/** Texts by name, in English; equal runs give equal texts. `labels`: those of the loaded data. */
export function modelMetadata(
  { name, configuration, data }: RunDescription,
  trained: { readonly weights: string; readonly epochs: number; readonly step: number },
  dataset: Dataset,
): Record<string, string> {
  const { model } = configuration
  const {
    latent,
    likelihood,
    noise: kinds,
    condition,
    givenColumns: given,
    prior,
    posterior,
  } = modelFrom(model)
  const noise = kinds.find(({ equation }) => equation)
  const shape = model.input.join(', ')
  return {
    producer: `jamjae ${version}`,
    run: name,
    recipe: configuration.name,
    weights: `${trained.weights}, after ${trained.epochs} ${trained.epochs === 1 ? 'epoch' : 'epochs'} (${trained.step} steps)`,
    model: model.type,
    latents: String(latent),
    input_shape: `[${shape}]`,
    images: data.columns
      ? `float32 [batch, ${shape}], ${rowsText}`
      : `float32 ${valuesOf(data)}, [batch, ${shape}]`,
    ...(data.columns && { columns: JSON.stringify(data.columns) }),
    ...(data.range ? {} : { preprocessing: 'value = byte / 255' }),
    likelihood: model.likelihood.type,
    unit: message('en', `unit.${likelihood.unit}`),
    data: data.fingerprint,
    ...(data.labelNames && { label_names: JSON.stringify(data.labelNames) }),
    ...(dataset.labels && {
      labels: `[${[...new Set(knownLabels(dataset))].sort((a, b) => a - b).join(', ')}]`,
    }),
    ...(condition && { condition: conditionText(condition) }),
    ...(given && {
      condition: `condition: float32 [batch, 2, ${given.width}], of the decoder, ${rowsText}`,
      condition_columns: JSON.stringify(givenColumns({ configuration, data })),
    }),
    ...(noise && { noise: noiseText(noise) }),
    ...(prior && !prior.isStandardNormal && { prior: priorText(prior) }),
    ...(posterior && { posterior: posteriorText(latent) }),
  }
}

function conditionText({ classes, classify }: NonNullable<Model['condition']>): string {
  const labels = `labels: float32 [batch], numbers of classes from 0 to ${classes - 1}`
  if (!classify) return labels
  return `${labels}, of the decoder; the encoder gives label_probabilities: float32 [batch, ${classes}], and the latents for the most probable class`
}

const rowsText =
  'rows of a table: the values of columns side by side, (value - mean) / deviation or one-hot, then 1 for each that is known; 0 in both where it is missing'

/** The range of values in the units of the data; the exported model applies the scaling itself. */
function valuesOf({ range, scaling }: RunDescription['data']): string {
  if (!range || scaling?.itemType === 'uint8') return 'from 0 to 1'
  if (scaling && typeof scaling.factor !== 'number') return 'as in the columns of the data'
  const [min, max] = Array.from(unscale(Float32Array.from(range), scaling), (value) =>
    Number(value.toPrecision(7)),
  )
  return `as in the data, there from ${min} to ${max}`
}

function priorText({ normals }: Prior): string {
  return `latents of prior.onnx, for standard normal normals [batch, ${normals}]`
}

function posteriorText(latent: number): string {
  return `latents of posterior.onnx and the log density there, in nats, for standard normal normals [batch, ${latent}]; mean of encoder.onnx has normals of zero`
}

function noiseText({ shape, equation }: NoiseInput): string {
  return `standard normal, [batch, ${shape.join(', ')}]: ${equation}; left out, it is zero`
}
