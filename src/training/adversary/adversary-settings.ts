// The settings of an adversary's training.
import * as z from 'zod'
import type { Model } from '../../models/model.js'
import type { Optimizer } from '../../optimizers/optimizer.js'
import { type OptimizerConfig, optimizerFrom, optimizers } from '../../optimizers/optimizers.js'

export const adversarySchema = z
  .strictObject({
    optimizer: optimizers.schema
      .optional()
      .describe(
        'Optimizer of the discriminator and its settings, such as another learning rate; default: that of the generator',
      ),
  })
  .describe('Training of the discriminator, whose update comes first in every step')

interface Settings {
  readonly optimizer: OptimizerConfig
  readonly adversary?: Readonly<z.infer<typeof adversarySchema>> | undefined
}

/** The configuration of the adversary's optimizer: its own, or that of the model. */
export function adversaryOptimizerConfig({ adversary, optimizer }: Settings): OptimizerConfig {
  return adversary?.optimizer ?? optimizer
}

/** The optimizer of the model's adversary; undefined without one. */
export function adversaryOptimizer(
  { adversary }: Pick<Model, 'adversary'>,
  settings: Settings,
): Optimizer | undefined {
  return adversary && optimizerFrom(adversaryOptimizerConfig(settings))
}
