// jamjae data list: prints the named datasets and whether they are cached on this machine.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../../../data/cache/data-folder.js'
import { type NamedDataset, namedDatasets } from '../../../data/named/named-sets.js'
import type { Console } from '../../terminal/console.js'
import { megabytes } from '../../terminal/download-progress.js'
import { tableLines } from '../../terminal/table.js'

const columns = [
  'data.column.name',
  'data.column.images',
  'data.column.size',
  'data.column.download',
  'data.column.folder',
] as const

export async function listData(terminal: Console, { json }: { json?: true | undefined }) {
  const root = dataFolder()
  const sets = await Promise.all(namedDatasets.map((set) => describe(set, join(root, set.name))))
  if (json) return terminal.print(JSON.stringify(sets))
  const rows = sets.map(({ name, training, validation, shape, bytes, present, folder }) => [
    name,
    `${terminal.number(training)} + ${terminal.number(validation)}`,
    shape.join(' × '),
    megabytes(bytes),
    present ? folder : terminal.translate('data.absent'),
  ])
  const header = columns.map((column) => terminal.translate(column))
  for (const line of tableLines([header, ...rows], { numeric: [1, 3] })) terminal.print(line)
  terminal.print(`\n${terminal.translate('data.hint', { folder: root })}`)
}

/** Present: all files have the right size; `data check` verifies their checksums. */
async function describe(
  { name, training, validation, shape, files }: NamedDataset,
  folder: string,
) {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(folder, file.name)).then(
        ({ size }) => size === file.size,
        () => false,
      ),
    ),
  )
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return { name, training, validation, shape, bytes, present: sizes.every(Boolean), folder }
}
