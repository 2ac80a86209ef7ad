// Fits a model to the columns of a table: they determine its likelihood, and where the columns are that it is conditional on.
import { type Column, columnSpans, encodedWidth } from '../data/columns.js'
import { ConfigError } from '../errors.js'
import type { ColumnKind, LikelihoodDefinition } from '../likelihoods/likelihood.js'
import { type LikelihoodConfig, likelihoods } from '../likelihoods/likelihoods.js'
import { closestMatch } from '../messages/nearest.js'
import type { TypedSchema } from '../registry.js'
import { conditionOf } from './adversarial/condition-of.js'
import type { ConditionConfig, Places } from './condition.js'
import type { ModelConfig } from './models.js'

/** The configuration of the same model for a table of these columns.
 *  Throws ConfigError where its likelihood is not for tables, and where it is conditional on a column that the table lacks or on all. */
export function fitToTable(config: ModelConfig, columns: readonly Column[]): ModelConfig {
  const { likelihood } = config
  const definition: LikelihoodDefinition<TypedSchema, LikelihoodConfig> =
    likelihoods.entryOf(likelihood)
  if (!definition.ofColumns) throw new ConfigError('model.noTable', { where: 'model' })
  const condition = conditionOf(config)
  const names = condition?.type === 'columns' ? condition.columns : []
  assertColumns(names, columns)
  const others = columns.filter(({ name }) => !names.includes(name))
  return {
    ...config,
    input: [2, encodedWidth(columns)],
    likelihood: definition.ofColumns(likelihood, others.map(kindOf)),
    ...(condition?.type === 'columns' && { condition: placed(condition, columns) }),
  } as ModelConfig
}

/** The configuration of a model that is conditional on columns, for data with these; any other as it is.
 *  Throws ConfigError where the data is no table, and what `fitToTable` throws. */
export function modelOfColumns(
  config: ModelConfig,
  { name, columns }: { readonly name: string; readonly columns?: readonly Column[] | undefined },
): ModelConfig {
  if (conditionOf(config)?.type !== 'columns') return config
  if (!columns) throw new ConfigError('condition.noTable', { data: name })
  return fitToTable(config, columns)
}

function assertColumns(given: readonly string[], columns: readonly Column[]): void {
  const names = columns.map(({ name }) => name)
  const twice = given.find((name, at) => given.indexOf(name) < at)
  if (twice !== undefined) throw new ConfigError('condition.columnTwice', { column: twice })
  const column = given.find((name) => !names.includes(name))
  if (column !== undefined) {
    const near = closestMatch(column, names)
    const values = { column, expected: names.join(', ') }
    throw near
      ? new ConfigError('condition.columnNear', { ...values, near })
      : new ConfigError('condition.column', values)
  }
  if (given.length === names.length)
    throw new ConfigError('condition.allColumns', { actual: names.join(', ') })
}

/** With the places of its columns; adjacent columns are one place. */
function placed(
  condition: Extract<ConditionConfig, { type: 'columns' }>,
  columns: readonly Column[],
): ConditionConfig {
  const places: [number, number][] = []
  for (const { column, offset, width } of columnSpans(columns)) {
    if (!condition.columns.includes(column.name)) continue
    const last = places.at(-1)
    if (last?.[1] === offset) last[1] = offset + width
    else places.push([offset, offset + width])
  }
  return { ...condition, places: places satisfies Places }
}

function kindOf(column: Column): ColumnKind {
  return column.type === 'numeric'
    ? { type: 'numeric' }
    : { type: 'categorical', categories: column.categories.length }
}
