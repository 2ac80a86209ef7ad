// The table of epochs that grows while a run trains.
import stringWidth from 'string-width'
import type { EpochEnd, TrainingStart } from '../../training/events.js'
import type { Figures } from '../../training/metrics.js'
import type { Console } from '../terminal/console.js'

interface Column {
  readonly title: string
  readonly width: number
  readonly cell: (end: EpochEnd) => string
}

/** Its header, and a line for each epoch: at most 80 columns wide. Deviations are those over the batches of the epoch. */
export function epochTable(
  terminal: Console,
  { configuration: { model, training }, unit }: TrainingStart,
): { header: string[]; row: (end: EpochEnd) => string } {
  const { epochs } = training
  const digits = unit === 'meanSquaredError' ? 5 : 2
  const mean = (name: keyof Figures) => (figures: Figures) => figures[name].toFixed(digits)
  const trained = (name: keyof Figures) => (end: EpochEnd) =>
    `${mean(name)(end.train)} ± ${mean(name)(end.trainDeviation)}`
  const validated = (name: keyof Figures) => (end: EpochEnd) => mean(name)(end.validation)
  const column = (title: string, width: number, cell: Column['cell']): Column => ({
    title,
    width: Math.max(width, stringWidth(title)),
    cell,
  })
  const time = column(terminal.say('table.time'), 7, ({ seconds }) => `${seconds.toFixed(1)} s`)
  const epoch = column(terminal.say('table.epoch'), 5, (end) => `${end.epoch}/${epochs}`)
  const reconstruction = terminal.say(
    unit === 'meanSquaredError' ? 'table.meanSquaredError' : 'table.reconstruction',
  )
  const loss = terminal.say(
    model.type === 'vae' && model.klWeight === 1 && unit === 'nats' ? 'table.elbo' : 'table.loss',
  )
  const groups: readonly (readonly [string, readonly Column[]])[] =
    model.type === 'autoencoder'
      ? [
          ['', [epoch]],
          [terminal.say('table.train'), [column(reconstruction, 17, trained('reconstruction'))]],
          [
            terminal.say('table.validation'),
            [column(reconstruction, 12, validated('reconstruction'))],
          ],
          ['', [time]],
        ]
      : [
          ['', [epoch]],
          [
            terminal.say('table.train'),
            [
              column(loss, 7, ({ train }) => mean('loss')(train)),
              column(reconstruction, 14, trained('reconstruction')),
              column('KL', 12, trained('kl')),
            ],
          ],
          [
            terminal.say('table.validation'),
            [
              column(loss, 7, validated('loss')),
              column(terminal.say('table.short'), 7, validated('reconstruction')),
              column('KL', 5, validated('kl')),
            ],
          ],
          ['', [time]],
        ]
  const between = '  '
  const line = (cells: readonly string[]) => cells.join(between).trimEnd()
  const columns = groups.flatMap(([, own]) => own)
  const titles = groups.map(([title, own]) => {
    const width = own.reduce((sum, each) => sum + each.width + between.length, -between.length)
    return title + ' '.repeat(Math.max(0, width - stringWidth(title)))
  })
  return {
    header: [line(titles), line(columns.map(({ title, width }) => right(title, width)))],
    row: (end) => line(columns.map(({ cell, width }) => right(cell(end), width))),
  }
}

function right(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text
}
