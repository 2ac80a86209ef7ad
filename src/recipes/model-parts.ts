// What a model has besides its networks, its latents and its likelihood, by the names of its settings.
import type { ModelConfig } from '../models/models.js'

export interface ModelPart {
  readonly name: 'prior' | 'posterior' | 'objective' | 'condition' | 'labelled'
  /** Such as mixture (5): a type, and how many there are of what it consists of. */
  readonly value: string
}

/** What it minimizes: its likelihood, or of a model without one the adversarial loss. */
export function lossName(config: ModelConfig): string {
  return 'loss' in config ? config.loss : config.likelihood.type
}

/** The parts that the configuration sets. */
export function modelParts(config: ModelConfig): ModelPart[] {
  const { prior, posterior, objective, condition, labelled } = config as {
    readonly prior?: { readonly type: string; readonly components?: number }
    readonly posterior?: { readonly type: string; readonly flows?: number }
    readonly objective?: { readonly type: string }
    readonly condition?: {
      readonly type: string
      readonly classes?: number
      readonly columns?: readonly string[]
    }
    readonly labelled?: number
  }
  const text = (part: { readonly type: string } | undefined, detail?: number | string) =>
    part && (detail === undefined ? part.type : `${part.type} (${detail})`)
  const values = {
    prior: text(prior, prior?.components),
    posterior: text(posterior, posterior?.flows),
    objective: text(objective),
    condition: text(condition, condition?.classes ?? condition?.columns?.join(', ')),
    labelled: labelled === undefined ? undefined : String(labelled),
  }
  return (Object.keys(values) as ModelPart['name'][]).flatMap((name) => {
    const value = values[name]
    return value === undefined ? [] : [{ name, value }]
  })
}
