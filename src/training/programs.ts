// Compiles a model, and for training an optimizer and a batch size, into the programs that engines run.
import type { ItemType } from '../data/dataset.js'
import { ConfigError } from '../errors.js'
import { gradients } from '../graph/differentiate.js'
import {
  add,
  argMax,
  cast,
  flatten,
  input,
  mean,
  multiply,
  oneHot,
  square,
  state,
  subtract,
  sum,
} from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import type { Tensor } from '../graph/tensor.js'
import { zeros } from '../layers/initializers.js'
import { noiseInput, Scope, type Variable } from '../layers/scope.js'
import { latentKl } from '../models/latent-kl.js'
import type { Model } from '../models/model.js'
import type { Optimizer } from '../optimizers/optimizer.js'
import { adversaryUpdate, isOf } from './adversary/adversary-update.js'
import { optimized, type Trained } from './adversary/optimized.js'
import type { Average } from './averaging/average-weights.js'
import type { Clip } from './clip-gradients.js'
import { extraOutputs } from './extra/extra-outputs.js'

/** Reduction of the loss over the batch, before it is differentiated. */
export type Reduction = 'sum' | 'mean'

/** Names of program inputs: images (bytes or floats), class labels or given columns of a conditional model, noise, the optimizer's scalars, the number of the objective that has a
 *  schedule, the weights of accumulated gradients. */
export const inputNames = {
  images: 'images',
  labels: 'labels',
  condition: 'condition',
  keep: 'accumulation/keep',
  share: 'accumulation/share',
  noise: noiseInput,
  scalar: (name: string) => `optimizer/${name}`,
  adversaryScalar: (name: string) => `optimizer/adversary/${name}`,
  scheduled: (name: string) => `objective/${name}`,
}

/** All variables of a model and its optimizer, by name. */
export type Variables = ReadonlyMap<string, Variable>

export interface TrainingProgram {
  readonly program: Program
  readonly variables: Variables
}

interface TrainingOptions {
  readonly batch: number
  readonly itemType?: ItemType | undefined
  readonly reduction: Reduction
  /** Clipping of the gradient. */
  readonly clip?: Clip | undefined
  /** Averaging of the weights; those of an adversary are not averaged. */
  readonly average?: Average | undefined
  /** Of the model's adversary; default: that of the model. */
  readonly adversary?: Optimizer | undefined
}

/** One training step: of a model with an adversary first the adversary's update, see `adversaryUpdate`. Outputs, means over the batch: `loss`, `reconstruction` and, if the model has a KL term, `kl`; where gradients
 *  are clipped, `gradientNorm`; those of the objective's own metrics, see `extraOutputs`.
 *  State: the model's variables by path, the optimizer's as `optimizer/<path>/<name>`, averaged weights as `average/<path>`. */
export function trainingProgram(
  model: Model,
  optimizer: Optimizer,
  options: TrainingOptions,
): TrainingProgram {
  const { scope, outputs, trained, adversary } = differentiated(model, {
    ...options,
    adversary: options.adversary ?? optimizer,
  })
  const { clip, average } = options
  const { updates, variables, norm } = optimized(optimizer, trained, {
    ...{ clip, average, scalarName: inputNames.scalar },
  })
  return {
    program: program({
      outputs: { ...outputs, ...norm },
      updates: new Map([...scope.updates, ...(adversary?.updates ?? []), ...updates]),
    }),
    variables: new Map([...scope.variables, ...(adversary?.variables ?? []), ...variables]),
  }
}

/** One step of an optimizer on a loss [] of the parameters in `scope`. Output: `loss`; state as that of `trainingProgram`. */
export function lossProgram(loss: Tensor, scope: Scope, optimizer: Optimizer): TrainingProgram {
  const parameters = [...scope.variables].filter(([, { trainable }]) => trainable)
  const tensors = parameters.map(([, { tensor }]) => tensor)
  const { updates, variables } = optimized(
    optimizer,
    gradients(loss, tensors).map((gradient, index) => {
      const [path, { tensor: parameter }] = parameters[index] as (typeof parameters)[number]
      return { path, parameter, gradient }
    }),
    { scalarName: inputNames.scalar },
  )
  return {
    program: program({ outputs: { loss }, updates: new Map([...scope.updates, ...updates]) }),
    variables: new Map([...scope.variables, ...variables]),
  }
}

/** A training step in parts: `part` adds the gradients of some examples to sums, `update` moves the parameters by them. */
export interface AccumulatingPrograms {
  readonly part: Program
  readonly update: Program
  readonly variables: Variables
  /** The sums, which are state only within a step. */
  readonly sums: Variables
}

/** Outputs and state of `part` are those of `trainingProgram`, for a batch of its size, and `accumulated/<path>`. Its inputs
 *  `keep` (0 in the first part of a step, else 1) and `share` weight the sums so far and its own gradients. Gradients are
 *  clipped in `update`, which has the output `gradientNorm` then. */
export function accumulatingPrograms(
  model: Model,
  optimizer: Optimizer,
  options: TrainingOptions,
): AccumulatingPrograms {
  const { scope, outputs, trained } = differentiated(model, options)
  const [keep, share] = [input(inputNames.keep, []), input(inputNames.share, [])]
  const sums = trained.map(({ path, parameter, gradient }) => {
    const sum = state(`${accumulated}${path}`, parameter.shape)
    return { path, parameter, sum, next: add(multiply(sum, keep), multiply(gradient, share)) }
  })
  const { clip, average } = options
  const { updates, variables, norm } = optimized(
    optimizer,
    sums.map(({ path, parameter, sum }) => ({ path, parameter, gradient: sum })),
    { clip, average, scalarName: inputNames.scalar },
  )
  const ofSums = sums.map(({ sum, next }): [Tensor<'state'>, Tensor] => [sum, next])
  return {
    part: program({ outputs, updates: new Map([...scope.updates, ...ofSums]) }),
    update: program({ outputs: norm, updates }),
    variables: new Map([...scope.variables, ...variables]),
    sums: new Map(
      sums.map(({ sum }) => [
        sum.attributes.name,
        { tensor: sum, initial: zeros, trainable: false },
      ]),
    ),
  }
}

/** Names of the sums of gradients. */
export const accumulated = 'accumulated/'

/** The objective of a batch, and its gradients with respect to all parameters but those of an adversary, whose update comes first.
 *  `outputs` are means over the batch of what `objective` has for each example. */
export function differentiated(
  model: Model,
  {
    batch,
    itemType,
    reduction,
    clip,
    adversary: optimizer,
  }: Pick<TrainingOptions, 'batch' | 'itemType' | 'reduction' | 'clip' | 'adversary'>,
) {
  const scope = new Scope('training')
  const { scheduled } = model
  const given = withLabels(model, batch)
  const x = imageInput(model, batch, itemType)
  const noise = noiseInputs(model, batch, 'training')
  const adversary =
    given.adversary && optimizer
      ? adversaryUpdate(
          given.adversary,
          { x, noise, scope },
          { reduction, clip, optimizer, scalarName: inputNames.adversaryScalar },
        )
      : undefined
  const objective = given.objective(
    x,
    noise,
    adversary?.following ?? scope,
    scheduled && input(inputNames.scheduled(scheduled.name), []),
  )
  const { loss, reconstruction, kl, metrics } = objective
  const path = given.adversary?.path
  const parameters = [...scope.variables].filter(
    ([name, { trainable }]) => trainable && !(path && isOf(path, name)),
  )
  const parameterGradients = gradients(
    reduction === 'sum' ? sum(loss) : mean(loss),
    parameters.map(([, { tensor }]) => tensor),
  )
  return {
    scope,
    objective,
    adversary,
    outputs: {
      loss: mean(loss),
      ...(reconstruction && { reconstruction: mean(reconstruction) }),
      ...(kl && { kl: mean(kl) }),
      ...extraOutputs({ ...adversary?.metrics, ...metrics }),
    },
    trained: parameters.map(
      ([name, { tensor }], index): Trained => ({
        path: name,
        parameter: tensor,
        gradient: parameterGradients[index] as Tensor,
      }),
    ),
  }
}

/** Evaluates one batch. Outputs: `loss`, if the model reconstructs `reconstruction`, if it has a KL term `kl`, and except for rows of a
 *  table and implicit models `squaredError`, each [batch]; if its KL has a closed form, `latentKl` [latent], summed over the batch: of examples that are
 *  partly labelled that for the most probable label where one is not known. */
export function evaluationProgram(
  unbound: Model,
  batch: number,
  itemType?: ItemType,
  { isPartlyLabelled = false }: { isPartlyLabelled?: boolean | undefined } = {},
): Program {
  const labels = input(inputNames.labels, [batch])
  const model = unbound.condition?.given(labels) ?? unbound
  const scope = new Scope('evaluation')
  const x = imageInput(model, batch, itemType)
  const noise = noiseInputs(model, batch, 'evaluation')
  const { loss, reconstruction, kl, metrics } = model.objective(x, noise, scope)
  const squaredError =
    model.likelihood.isTabular || model.isImplicit
      ? undefined
      : squaredErrorOf(unbound.condition?.classify ? encoding(unbound, x, scope) : model, x, scope)
  const found = isPartlyLabelled ? withFoundLabels(unbound, labels, x, scope) : undefined
  const ofLatents = model.isImplicit ? undefined : latentKl(found ?? model, x, scope)
  const ofAdversary = model.adversary?.objective(x, noise, scope).metrics
  return program({
    outputs: {
      ...{ loss, ...(reconstruction && { reconstruction }), ...(kl && { kl }) },
      ...(squaredError && { squaredError }),
      ...(ofLatents && { latentKl: ofLatents }),
      ...extraOutputs({ ...ofAdversary, ...metrics }, batch),
    },
  })
}

/** Between an example and the decoder's mean at its code; the mean over values. The model has its labels. Shapes: x [batch, ...input] → [batch]. */
export function squaredErrorOf(model: Model, x: Tensor, scope: Scope): Tensor {
  const reconstructed = model.decode(model.encode(x, scope).mean, scope)
  return mean(square(flatten(subtract(reconstructed, x))), [1])
}

/** Reconstructs one batch. Outputs [batch, ...input]: `given` (the encoder's input, noise included) and `reconstructed`. Throws ConfigError
 *  if the model has no encoder. */
export function reconstructionProgram(model: Model, batch: number, itemType?: ItemType): Program {
  if (model.isImplicit) throw new ConfigError('gan.encode')
  const scope = new Scope('evaluation')
  const x = imageInput(model, batch, itemType)
  const { encoderInput, reconstructed } = encoding(model, x, scope).objective(
    x,
    // A reconstruction is at the posterior's mean, not at a sample of it.
    noiseInputs(model, batch, 'pictures'),
    scope,
  )
  return program({ outputs: { given: encoderInput, reconstructed } })
}

/** Encodes one batch. Outputs [batch, latent]: `mean` and, if the model has a posterior, `logVariance`, unless `onlyMean`; of a model
 *  with a classifier `probabilities` [batch, classes]. */
export function encoderProgram(
  model: Model,
  batch: number,
  itemType?: ItemType,
  { onlyMean = false }: { onlyMean?: boolean } = {},
): Program {
  const scope = new Scope('evaluation')
  const x = imageInput(model, batch, itemType)
  const { mean, logVariance } = encoding(model, x, scope).encode(x, scope)
  const probabilities = model.condition?.classify?.(x, scope)
  return program({
    outputs: {
      mean,
      ...(logVariance && !onlyMean && { logVariance }),
      ...(probabilities && { probabilities }),
    },
  })
}

/** Decodes latents. Input: `latents` [batch, latent]; of a conditional model `labels` [batch] or `condition` [batch, 2, values], its
 *  given columns; output: `decoded` [batch, ...input]. */
export function decoderProgram(model: Model, batch: number): Program {
  const latents = input('latents', [batch, model.latent])
  const decoded = decoding(model, batch).decode(latents, new Scope('evaluation'))
  return program({ outputs: { decoded } })
}

/** A conditional model with the labels of a batch, an input [batch] of the program; any other model as it is. */
export function withLabels(model: Model, batch: number): Model {
  return model.condition?.given(input(inputNames.labels, [batch])) ?? model
}

/** A model with a classifier with these labels; where one is of no class, with the most probable label. Shapes: labels [batch], x
 *  [batch, ...input]. */
function withFoundLabels(
  { condition }: Model,
  labels: Tensor,
  x: Tensor,
  scope: Scope,
): Model | undefined {
  if (!condition?.classify) return undefined
  const isKnown = sum(oneHot(labels, condition.classes), [1])
  const found = argMax(condition.classify(x, scope), 1)
  return condition.given(add(multiply(labels, isKnown), multiply(found, subtract(1, isKnown))))
}

/** A model that decodes: a conditional one with labels or with given columns, inputs of the program. */
export function decoding(model: Model, batch: number): Model {
  const { givenColumns } = model
  if (!givenColumns) return withLabels(model, batch)
  return givenColumns.given(input(inputNames.condition, [batch, 2, givenColumns.width]))
}

/** A model that encodes x and decodes it again: a conditional one with the labels of the batch, an input of the program, or with the
 *  given columns of x; one with a classifier with the most probable labels. Shape: x [batch, ...input]. */
export function encoding(model: Model, x: Tensor, scope: Scope): Model {
  const { condition, givenColumns } = model
  if (givenColumns) return givenColumns.given(givenColumns.of(x))
  if (!condition?.classify) return withLabels(model, x.shape[0] ?? 1)
  return condition.given(argMax(condition.classify(x, scope), 1))
}

/** The image input of a program: bytes are divided by 255, floats are unchanged. Shape: [batch, ...input]. */
export function imageInput(model: Model, batch: number, itemType: ItemType = 'uint8'): Tensor {
  const encoderInput = input(inputNames.images, [batch, ...model.input], itemType)
  return itemType === 'uint8' ? multiply(cast(encoderInput, 'float32'), 1 / 255) : encoderInput
}

/** The objective's own noise; that of layers comes from the scope. */
function noiseInputs(model: Model, batch: number, mode: 'training' | 'evaluation' | 'pictures') {
  const modes = {
    training: ['always', 'training'],
    evaluation: ['always'],
    // Those of a corrupted input; a reconstruction is at the posterior's mean, not at a sample.
    pictures: ['training'],
  }
  return Object.fromEntries(
    model.noise
      .filter(({ when }) => modes[mode].includes(when))
      .map(({ name, shape }) => [name, input(inputNames.noise(name), [batch, ...shape])]),
  )
}
