// What jamjae data check does: opens data as training would, looks at all of it, and tells what is there.
import { dataSchema } from '../data/data-options.js'
import { type Inspection, inspect } from '../data/inspect.js'
import { namedSet } from '../data/named-sets.js'
import { loadData } from '../data/source.js'
import type { Console } from './console.js'
import { type DataFlags, dataOptionsOf } from './data-flags.js'
import { downloadProgress } from './download-progress.js'
import { progressLine } from './progress-line.js'
import { tableLines } from './table.js'
import { watchedLoading } from './watched-loading.js'

const titles = ['data.row.count', 'data.row.shape', 'data.row.range', 'data.row.labels'] as const

export interface CheckFlags extends DataFlags {
  readonly json?: true
}

export async function checkData(
  terminal: Console,
  source: string,
  { json, ...flags }: CheckFlags,
): Promise<void> {
  const data = dataSchema.parse({ source, ...dataOptionsOf(flags) })
  const download = { watch: downloadProgress(terminal) }
  const watched = watchedLoading(terminal, {})
  const { name, fingerprint, labelNames, ...splits } = await loadData(data, {
    ...watched,
    download,
  })
  const progress = progressLine(terminal, terminal.say('data.checking'))
  const train = await inspect(splits.train, progress)
  const validation = await inspect(splits.validation, progress)
  if (json) {
    const found = { train: inJson(train), validation: inJson(validation) }
    return terminal.print(JSON.stringify({ source, name, fingerprint, ...found }))
  }
  const rows = titles.map((title, row) => [
    terminal.say(title),
    ...[train, validation].map((split) => cells(terminal, split, labelNames)[row] ?? ''),
  ])
  const header = ['', terminal.say('data.train'), terminal.say('data.validation')]
  for (const line of tableLines([header, ...rows])) terminal.print(line)
  terminal.print(`\n${terminal.say('data.fingerprint', { fingerprint })}`)
  const files = namedSet(source)?.files.length
  if (files) terminal.print(terminal.say('data.sums', { files }))
}

/** What stands beside the titles. */
function cells(
  terminal: Console,
  { count, shape, least, most, labels }: Inspection,
  names: readonly string[] = [],
): string[] {
  const classes = [...labels.keys()].map((label) => names[label] ?? label)
  const counts = [...labels.values()]
  const values = {
    classes: classes.length,
    first: classes[0] ?? '',
    last: classes.at(-1) ?? '',
    fewest: terminal.number(Math.min(...counts)),
    most: terminal.number(Math.max(...counts)),
  }
  return [
    terminal.number(count),
    shape.join(' × '),
    `${least}–${most}`,
    terminal.say(classes.length > 0 ? 'data.labels' : 'data.noLabels', values),
  ]
}

function inJson({ labels, ...found }: Inspection) {
  return { ...found, labels: Object.fromEntries(labels) }
}
