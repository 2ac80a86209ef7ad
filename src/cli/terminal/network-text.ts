// A model on one line: its type, latents, likelihood, and what else it has.
import { latentsOf, type ModelConfig } from '../../models/models.js'
import { lossName, modelParts } from '../../recipes/model-parts.js'
import type { Console } from './console.js'

export function networkText(terminal: Pick<Console, 'translate'>, model: ModelConfig): string {
  const { type } = model
  const values = { type, latent: latentsOf(model), likelihood: lossName(model) }
  const parts = modelParts(model).map(({ name, value }) =>
    terminal.translate(`show.${name}`, { value }),
  )
  return [terminal.translate('show.network', values), ...parts].join(', ')
}
