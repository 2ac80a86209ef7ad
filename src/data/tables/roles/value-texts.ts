// Texts such as NA, which usually stand for missing values, in columns where they are values.
import type { LoadCallbacks } from '../../load-callbacks.js'
import { isMissing, missingTexts } from '../cell.js'
import type { Cell } from '../cell-readers.js'
import type { ColumnRoles } from '../column-roles.js'
import { formatNames } from '../format-names.js'
import type { FileColumn, TableFile } from '../table-file.js'

/** Namibia, and North America. */
const code = 'NA'
/** Continents, and regions of companies. */
const regions = new Set(
  'AF AN AS EU OC SA AMER APAC APJ ASIA ANZ CALA EMEA EMEIA JAPAC LA LAC LATAM MEA MENA ROW'.split(
    ' ',
  ),
)
/** One other code says too little. */
const minOthers = 2

/** In the columns `keep` all such texts; and of those `among`, NA where all other texts are codes of countries or
 *  regions, which is reported to `notify`. Throws like `file.read`. */
export async function findValueTexts(
  file: TableFile,
  { among, keep }: { among: readonly number[]; keep: readonly number[] },
  { notify, progress }: LoadCallbacks,
): Promise<NonNullable<ColumnRoles['valueTexts']>> {
  const found = new Map<number, ReadonlySet<string>>(keep.map((at) => [at, missingTexts]))
  const candidates = among.filter((at) => !found.has(at) && mayBeCodes(file.columns[at]))
  if (candidates.length === 0) return found
  const texts = new Map(candidates.map((at) => [at, new Set<string>()]))
  const handlers = file.columns.map((_, at) => {
    const own = texts.get(at)
    return own && ((_: number, cell: Cell) => void own.add(textOf(cell)))
  })
  await file.read(handlers, progress)
  for (const [at, own] of texts) {
    const others = [...own].filter((text) => !isMissing(text))
    if (!own.has(code) || others.length < minOthers || !others.every(isRegionCode)) continue
    found.set(at, new Set([code]))
    const column = file.columns[at]?.name ?? ''
    notify?.('table.valueText', {
      path: file.path,
      column,
      actual: code,
      others: formatNames(others),
    })
  }
  return found
}

function mayBeCodes(column: FileColumn | undefined): boolean {
  if (!column || column.kind === 'number' || column.kind === 'picture') return false
  const known = column.examples.filter((text) => !isMissing(text))
  return known.length > 0 && known.every(isRegionCode)
}

function isRegionCode(text: string): boolean {
  if (regions.has(text)) return true
  return /^[A-Z]{2}$/.test(text) && countries.of(text) !== undefined
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : ''
}
