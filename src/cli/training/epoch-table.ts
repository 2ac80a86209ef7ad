// The table of epochs that grows while a run trains.
import type { Unit } from '../../likelihoods/likelihood.js'
import type { MessageKey } from '../../messages/messages.js'
import type { EpochEnd, TrainingStart } from '../../training/events.js'
import { decimals, type MetricName, type Metrics } from '../../training/metrics.js'
import type { Console } from '../terminal/console.js'
import { displayWidth } from '../terminal/display-width.js'

interface Column {
  readonly title: string
  readonly width: number
  readonly cell: (end: EpochEnd) => string
}

/** Column titles of the reconstruction, or of the loss where there is none. */
const titles: Readonly<Record<Unit, MessageKey>> = {
  nats: 'table.reconstruction',
  meanSquaredError: 'table.meanSquaredError',
  adversarial: 'table.generatorLoss',
}

/** The header, and a line for each epoch, at most 80 columns wide. Standard deviations are over the batches of the epoch. */
export function epochTable(
  terminal: Console,
  { configuration: { training }, model, unit }: TrainingStart,
): { header: string[]; row: (end: EpochEnd) => string } {
  const { epochs } = training
  const { terms, isElbo } = model
  const mean = (name: MetricName) => (metrics: Metrics) => metrics[name].toFixed(decimals[unit])
  const trained = (name: MetricName) => (end: EpochEnd) =>
    `${mean(name)(end.train)} ± ${mean(name)(end.trainDeviation)}`
  const validated = (name: MetricName) => (end: EpochEnd) => mean(name)(end.validation)
  const column = (title: string, width: number, cell: Column['cell']): Column => ({
    title,
    width: Math.max(width, displayWidth(title)),
    cell,
  })
  const time = column(
    terminal.translate('table.time'),
    7,
    ({ seconds }) => `${seconds.toFixed(1)} s`,
  )
  const epoch = column(terminal.translate('table.epoch'), 5, (end) => `${end.epoch}/${epochs}`)
  const reconstruction = terminal.translate(titles[unit])
  const [only = 'loss'] = terms
  const loss = terminal.translate(isElbo ? 'table.elbo' : 'table.loss')
  const groups: readonly (readonly [string, readonly Column[]])[] =
    terms.length <= 1
      ? [
          ['', [epoch]],
          [terminal.translate('table.train'), [column(reconstruction, 17, trained(only))]],
          [terminal.translate('table.validation'), [column(reconstruction, 12, validated(only))]],
          ['', [time]],
        ]
      : [
          ['', [epoch]],
          [
            terminal.translate('table.train'),
            [
              column(loss, 7, ({ train }) => mean('loss')(train)),
              column(reconstruction, 14, trained('reconstruction')),
              column('KL', 12, trained('kl')),
            ],
          ],
          [
            terminal.translate('table.validation'),
            [
              column(loss, 7, validated('loss')),
              column(terminal.translate('table.short'), 7, validated('reconstruction')),
              column('KL', 5, validated('kl')),
            ],
          ],
          ['', [time]],
        ]
  const between = '  '
  const line = (cells: readonly string[]) => cells.join(between).trimEnd()
  const columns = groups.flatMap(([, own]) => own)
  const groupTitles = groups.map(([title, own]) => {
    const width = own.reduce((sum, each) => sum + each.width + between.length, -between.length)
    return title + ' '.repeat(Math.max(0, width - displayWidth(title)))
  })
  return {
    header: [line(groupTitles), line(columns.map(({ title, width }) => right(title, width)))],
    row: (end) => line(columns.map(({ cell, width }) => right(cell(end), width))),
  }
}

function right(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text
}
