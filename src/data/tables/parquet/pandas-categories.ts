// Columns that pandas stored as categories, by its own metadata in a Parquet file.
import type { FileMetaData } from 'hyparquet'
import type { ParquetColumn } from './parquet-columns.js'

/** The columns, of which numbers that are categories in pandas are so here. */
export function withCategories(
  columns: readonly ParquetColumn[],
  { key_value_metadata: texts = [] }: FileMetaData,
): ParquetColumn[] {
  const text = texts.find(({ key }) => key === 'pandas')?.value ?? 'null'
  const names = categoriesIn(text)
  return columns.map((column) =>
    column.kind === 'number' && names.has(column.name)
      ? { ...column, declared: { type: 'category' } }
      : column,
  )
}

/** What is used of the metadata, where it is pandas' own. */
interface PandasMetadata {
  readonly columns?: readonly { readonly field_name?: unknown; readonly pandas_type?: unknown }[]
}

/** Empty where the text is none of pandas. */
function categoriesIn(text: string): ReadonlySet<unknown> {
  try {
    const { columns = [] }: PandasMetadata = JSON.parse(text)
    const own = columns.filter(({ pandas_type: type }) => type === 'categorical')
    return new Set(own.map(({ field_name: name }) => name))
  } catch {
    return new Set()
  }
}
