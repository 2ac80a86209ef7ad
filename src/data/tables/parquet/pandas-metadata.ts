// What pandas says about the columns of a Parquet file in metadata of its own.
import type { FileMetaData } from 'hyparquet'
import type { ParquetColumn } from './parquet-columns.js'

/** The columns, of which numbers that are categories in pandas are so here, and those of its index are marked. */
export function withPandasMetadata(
  columns: readonly ParquetColumn[],
  { key_value_metadata: texts = [] }: FileMetaData,
): ParquetColumn[] {
  const text = texts.find(({ key }) => key === 'pandas')?.value ?? 'null'
  const { categories, index } = namesIn(text)
  return columns.map((column) => ({
    ...column,
    ...(column.kind === 'number' &&
      categories.has(column.name) && { declared: { type: 'category' as const } }),
    ...(index.has(column.name) && { isIndex: true }),
  }))
}

/** What is used of the metadata, where it is pandas' own. An index that only counts is no name, but an object. */
interface PandasMetadata {
  readonly columns?: readonly { readonly field_name?: unknown; readonly pandas_type?: unknown }[]
  readonly index_columns?: readonly unknown[]
}

/** Empty where the text is none of pandas. */
function namesIn(text: string): Record<'categories' | 'index', ReadonlySet<unknown>> {
  try {
    const { columns = [], index_columns: index = [] }: PandasMetadata = JSON.parse(text)
    const own = columns.filter(({ pandas_type: type }) => type === 'categorical')
    return {
      categories: new Set(own.map(({ field_name: name }) => name)),
      index: new Set(index),
    }
  } catch {
    return { categories: new Set(), index: new Set() }
  }
}
