// The condition of a model's configuration, whatever its type.
import type { ConditionConfig } from '../condition.js'

/** Undefined where the model is not conditional, or its type never is. */
export function conditionOf(config: object): ConditionConfig | undefined {
  return 'condition' in config ? (config.condition as ConditionConfig | undefined) : undefined
}
