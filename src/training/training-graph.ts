// The optimizer and the programs of a training step, without an engine.
import type { ItemType } from '../data/dataset.js'
import type { Program } from '../graph/program.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import type { Optimizer } from '../optimizers/optimizer.js'
import { optimizerFrom } from '../optimizers/optimizers.js'
import { adversaryOptimizer } from './adversary/adversary-settings.js'
import type { Configuration } from './configuration.js'
import {
  type AccumulatingPrograms,
  accumulatingPrograms,
  trainingProgram,
  type Variables,
} from './programs.js'

export interface TrainingGraph {
  readonly optimizer: Optimizer
  readonly variables: Variables
  /** Number of trainable parameters. */
  readonly parameters: number
  /** The program of a step for a batch size. */
  step(batch: number): Program
  /** The programs of a step in parts, for parts of a size. */
  parts(size: number): AccumulatingPrograms
}

/** Builds the training graph for batches of `batch` examples of `itemType`. */
export function trainingGraph(
  model: Model,
  training: Pick<
    Configuration['training'],
    'optimizer' | 'adversary' | 'reduction' | 'clip' | 'average'
  >,
  { batch = 1, itemType }: { batch?: number; itemType?: ItemType | undefined } = {},
): TrainingGraph {
  const { reduction, clip, average } = training
  const optimizer = optimizerFrom(training.optimizer)
  const adversary = adversaryOptimizer(model, training)
  const build = (batch: number) =>
    trainingProgram(model, optimizer, { batch, itemType, reduction, clip, average, adversary })
  const built = build(batch)
  const parts = new Map<number, AccumulatingPrograms>()
  return {
    optimizer,
    variables: built.variables,
    parameters: [...built.variables.values()]
      .filter(({ trainable }) => trainable)
      .reduce((total, { tensor }) => total + sizeOf(tensor.shape), 0),
    // The last batch of an epoch may be smaller.
    step: (other) => (other === batch ? built.program : build(other).program),
    parts(size) {
      const known = parts.get(size)
      if (known) return known
      const made = accumulatingPrograms(model, optimizer, {
        ...{ batch: size, itemType, reduction, clip, average },
      })
      parts.set(size, made)
      return made
    },
  }
}
