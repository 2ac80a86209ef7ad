// Fits a model to the columns of a table: they determine its likelihood.
import { type Column, encodedWidth } from '../data/columns.js'
import { ConfigError } from '../errors.js'
import type { ColumnKind, LikelihoodDefinition } from '../likelihoods/likelihood.js'
import { type LikelihoodConfig, likelihoods } from '../likelihoods/likelihoods.js'
import type { TypedSchema } from '../registry.js'
import type { ModelConfig } from './models.js'

/** The configuration of the same model for a table of these columns.
 *  Throws ConfigError where its likelihood is not for tables. */
export function fitToTable(config: ModelConfig, columns: readonly Column[]): ModelConfig {
  const { likelihood } = config
  const definition: LikelihoodDefinition<TypedSchema, LikelihoodConfig> =
    likelihoods.entryOf(likelihood)
  if (!definition.ofColumns) throw new ConfigError('model.noTable', { where: 'model' })
  return {
    ...config,
    input: [2, encodedWidth(columns)],
    likelihood: definition.ofColumns(likelihood, columns.map(kindOf)),
  }
}

function kindOf(column: Column): ColumnKind {
  return column.type === 'numeric'
    ? { type: 'numeric' }
    : { type: 'categorical', categories: column.categories.length }
}
