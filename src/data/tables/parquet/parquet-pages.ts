// Checks the pages of a Parquet column before they are decoded: none may hold more than the file can.
import type { AsyncBuffer, FileMetaData } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'

/** Checks the pages of the column called `name` in all row groups that overlap `from` to `to`.
 *  Throws an error where a page states more values than its column, or more bytes than `maxBytes`. */
export async function checkPages(
  file: AsyncBuffer,
  metadata: FileMetaData,
  { name, from, to, maxBytes }: { name: string; from: number; to: number; maxBytes: number },
): Promise<void> {
  let start = 0
  for (const { columns, num_rows } of metadata.row_groups) {
    const end = start + Number(num_rows)
    if (start < to && end > from)
      for (const { meta_data: chunk } of columns)
        if (chunk?.path_in_schema[0] === name) await checkChunk(file, chunk, maxBytes)
    start = end
  }
}

type Chunk = NonNullable<FileMetaData['row_groups'][number]['columns'][number]['meta_data']>

async function checkChunk(file: AsyncBuffer, chunk: Chunk, maxBytes: number): Promise<void> {
  const { data_page_offset: data, dictionary_page_offset: dictionary } = chunk
  const pageStart = Number(dictionary && dictionary < data ? dictionary : data)
  const bytes = await file.slice(pageStart, pageStart + Number(chunk.total_compressed_size))
  const reader = { view: new DataView(bytes), offset: 0 }
  let left = Number(chunk.num_values)
  while (left > 0 && reader.offset < bytes.byteLength - 1) {
    const header = parquetHeader(reader)
    const { data_page_header: v1, data_page_header_v2: v2, dictionary_page_header: words } = header
    const values = (v1 ?? v2 ?? words)?.num_values ?? 0
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header
    if (!(values >= 0 && values <= (words ? maxBytes : left)))
      throw new Error(`a page of ${values} values`)
    if (!(packed >= 0 && unpacked >= 0 && unpacked <= maxBytes))
      throw new Error(`a page of ${unpacked} bytes`)
    if (!words) left -= values
    reader.offset += packed
  }
}
