// Writes generated rows of a table as a CSV file.
import { type Column, hasDecimalCommas } from '../../data/columns.js'
import { formatNames } from '../../data/tables/format-names.js'
import { type ClippedCounts, formatRows } from '../../data/tables/row-texts.js'
import { writeOutput } from '../../files/output-file.js'
import { csvParts } from '../../formats/csv-text.js'
import { type NoticeOptions, type Notify, withNotices } from '../../notices.js'

/** Columns with decimal commas are separated by semicolons, as in spreadsheets. Shape: items [count, 2, width].
 *  Throws ConfigError if the file cannot be written. */
export async function writeRows(
  out: string,
  { columns, items }: { columns: readonly Column[]; items: Float32Array },
  notices: NoticeOptions,
): Promise<void> {
  const names = columns.map(({ name }) => name)
  const delimiter = hasDecimalCommas(columns) ? ';' : ','
  const clipped: ClippedCounts = new Map()
  const { result: parts } = await withNotices(notices, (notify) => {
    const all = [...csvParts(names, formatRows(columns, items, { clipped }), { delimiter })]
    reportClipped(out, clipped, notify)
    return all
  })
  await writeOutput(out, ...parts)
}

/** Reports values that were set to an end of their range. */
export function reportClipped(out: string, clipped: ClippedCounts, notify: Notify): void {
  const count = [...clipped.values()].reduce((sum, each) => sum + each, 0)
  if (count > 0) notify('rows.clipped', { out, count, columns: formatNames([...clipped.keys()]) })
}
