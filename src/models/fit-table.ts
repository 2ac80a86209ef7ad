// Fits a model to the columns of a table: they say what its likelihood is of.
import { type Column, widthOf } from '../data/columns.js'
import { ConfigError } from '../errors.js'
import type { ModelConfig } from './models.js'

/** The configuration of the same model for a table of these columns.
 *  Throws ConfigError where its likelihood is none of tables. */
export function fitToTable(config: ModelConfig, columns: readonly Column[]): ModelConfig {
  const { likelihood } = config
  if (likelihood.type !== 'table') throw new ConfigError('model.noTable', { where: 'model' })
  return {
    ...config,
    input: [2, widthOf(columns)],
    likelihood: {
      ...likelihood,
      columns: columns.map((column) =>
        column.type === 'numeric'
          ? { type: 'numeric' }
          : { type: 'categorical', categories: column.categories.length },
      ),
    },
  }
}
