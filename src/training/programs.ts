// Compiles a model, and for training an optimizer and a batch size, into the programs that engines run.
import type { ItemType } from '../data/dataset.js'
import { gradients } from '../graph/differentiate.js'
import {
  cast,
  flatten,
  input,
  mean,
  multiply,
  square,
  state,
  subtract,
  sum,
} from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import type { Tensor } from '../graph/tensor.js'
import { zeros } from '../layers/initializers.js'
import { Scope, type Variable } from '../layers/scope.js'
import type { Model } from '../models/model.js'
import type { Optimizer } from '../optimizers/optimizer.js'

/** Reduction of the loss over the batch, before it is differentiated. */
export type Reduction = 'sum' | 'mean'

/** Names of program inputs: images (bytes or floats), noise, the optimizer's scalars. */
export const inputNames = {
  images: 'images',
  noise: (name: string) => `noise/${name}`,
  scalar: (name: string) => `optimizer/${name}`,
}

/** All variables of a model and its optimizer, by name. */
export type Variables = ReadonlyMap<string, Variable>

export interface TrainingProgram {
  readonly program: Program
  readonly variables: Variables
}

/** One training step. Outputs, means over the batch: `loss`, `reconstruction` and, if the model has a KL term, `kl`.
 *  State: the model's variables by path, the optimizer's as `optimizer/<path>/<name>`. */
export function trainingProgram(
  model: Model,
  optimizer: Optimizer,
  {
    batch,
    itemType,
    reduction,
  }: { batch: number; itemType?: ItemType | undefined; reduction: Reduction },
): TrainingProgram {
  const scope = new Scope('training')
  const { loss, reconstruction, kl } = model.objective(
    imageInput(model, batch, itemType),
    noiseInputs(model, batch, 'training'),
    scope,
  )
  const trained = [...scope.variables].filter(([, { trainable }]) => trainable)
  const parameters = trained.map(([, { tensor }]) => tensor)
  const parameterGradients = gradients(reduction === 'sum' ? sum(loss) : mean(loss), parameters)
  const scalars = Object.fromEntries(
    Object.keys(optimizer.scalars(1, 1)).map((name) => [name, input(inputNames.scalar(name), [])]),
  )
  const updates = new Map(scope.updates)
  const variables = new Map(scope.variables)
  trained.forEach(([path, { tensor }], index) => {
    const gradient = parameterGradients[index] as Tensor
    const next = optimizer.next({
      parameter: tensor,
      gradient,
      scalars,
      carry(name, rule) {
        const stateTensor = state(`optimizer/${path}/${name}`, tensor.shape)
        const value = rule(stateTensor)
        variables.set(stateTensor.attributes.name, {
          tensor: stateTensor,
          initial: zeros,
          trainable: false,
        })
        updates.set(stateTensor, value)
        return value
      },
    })
    updates.set(tensor, next)
  })
  const outputs = {
    loss: mean(loss),
    reconstruction: mean(reconstruction),
    ...(kl && { kl: mean(kl) }),
  }
  return { program: program({ outputs, updates }), variables }
}

/** Evaluates one batch. Outputs: `loss`, `reconstruction`, if the model has a KL term, `kl`, and except for rows of a
 *  table `squaredError`, each [batch]. */
export function evaluationProgram(model: Model, batch: number, itemType?: ItemType): Program {
  const scope = new Scope('evaluation')
  const x = imageInput(model, batch, itemType)
  const noise = noiseInputs(model, batch, 'evaluation')
  const { loss, reconstruction, kl } = model.objective(x, noise, scope)
  const squaredError = model.likelihood.isTabular ? undefined : squaredErrorOf(model, x, scope)
  return program({
    outputs: { loss, reconstruction, ...(kl && { kl }), ...(squaredError && { squaredError }) },
  })
}

/** Between an example and the decoder's mean at its code; the mean over values. Shapes: x [batch, ...input] → [batch]. */
export function squaredErrorOf(model: Model, x: Tensor, scope: Scope): Tensor {
  const reconstructed = model.decode(model.encode(x, scope).mean, scope)
  return mean(square(flatten(subtract(reconstructed, x))), [1])
}

/** Reconstructs one batch. Outputs [batch, ...input]: `given` (the encoder's input, noise included) and `reconstructed`. */
export function reconstructionProgram(model: Model, batch: number, itemType?: ItemType): Program {
  const noise = noiseInputs(model, batch, 'training')
  const { encoderInput, reconstructed } = model.objective(
    imageInput(model, batch, itemType),
    // A reconstruction is at the posterior's mean, not at a sample of it.
    Object.fromEntries(Object.entries(noise).filter(([name]) => name !== 'latent')),
    new Scope('evaluation'),
  )
  return program({ outputs: { given: encoderInput, reconstructed } })
}

/** Encodes one batch. Outputs [batch, latent]: `mean` and, if the model has a posterior, `logVariance`. */
export function encoderProgram(model: Model, batch: number, itemType?: ItemType): Program {
  const { mean, logVariance } = model.encode(
    imageInput(model, batch, itemType),
    new Scope('evaluation'),
  )
  return program({ outputs: { mean, ...(logVariance && { logVariance }) } })
}

/** Decodes latents. Input: `latents` [batch, latent]; output: `decoded` [batch, ...input]. */
export function decoderProgram(model: Model, batch: number): Program {
  const latents = input('latents', [batch, model.latent])
  return program({ outputs: { decoded: model.decode(latents, new Scope('evaluation')) } })
}

/** The image input of a program: bytes are divided by 255, floats are unchanged. Shape: [batch, ...input]. */
export function imageInput(model: Model, batch: number, itemType: ItemType = 'uint8'): Tensor {
  const encoderInput = input(inputNames.images, [batch, ...model.input], itemType)
  return itemType === 'uint8' ? multiply(cast(encoderInput, 'float32'), 1 / 255) : encoderInput
}

function noiseInputs(model: Model, batch: number, mode: 'training' | 'evaluation') {
  return Object.fromEntries(
    model.noise
      .filter(({ when }) => when === 'always' || mode === 'training')
      .map(({ name, shape }) => [name, input(inputNames.noise(name), [batch, ...shape])]),
  )
}
