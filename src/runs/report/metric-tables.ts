// The figures of a run as tables of the report.

import type { MessageKey } from '../../messages/messages.js'
import type { Figures } from '../../training/metrics.js'
import type { EpochLine } from '../folder/metrics.js'
import type { RunHistory } from '../folder/run-summary.js'
import { type Html, html } from './html.js'

type Say = (key: MessageKey) => string

const mostRows = 20

/** The first epoch, the best, and the last; below, epochs evenly from all. */
export function figureTables(
  { epochs, last, best }: Pick<RunHistory, 'epochs' | 'last' | 'best'>,
  { say, hasKl, digits }: { say: Say; hasKl: boolean; digits: number },
): Html {
  const first = epochs.at(0)
  if (!first || !last) return html`<p class="note">${say('report.noEpochs')}</p>`
  const names: readonly (keyof Figures)[] = hasKl ? ['loss', 'reconstruction', 'kl'] : ['loss']
  const cells = (figures: Figures) =>
    names.map((name) => html`<td>${figures[name].toFixed(digits)}</td>`)
  const row = (line: EpochLine, title: string) =>
    html`<tr><td>${title}</td>${cells(line.train)}${cells(line.validation)}</tr>`
  const titles: Record<keyof Figures, string> = {
    loss: say('table.loss'),
    reconstruction: say('table.reconstruction'),
    kl: 'KL',
  }
  const table = (rows: readonly Html[]) => html`<div class="scroll"><table>
<thead><tr><th></th><th colspan="${names.length}">${say('table.train')}</th><th colspan="${names.length}">${say('table.validation')}</th></tr>
<tr><th>${say('table.epoch')}</th>${[...names, ...names].map((name) => html`<th>${titles[name]}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
  const marks = (line: EpochLine) => [
    ...(line === first ? [say('report.first')] : []),
    ...(line === best ? [say('report.best')] : []),
    ...(line === last ? [say('report.last')] : []),
  ]
  const marked = [...new Set([first, best ?? first, last])]
  return html`${table(marked.map((line) => row(line, `${line.epoch} (${marks(line).join(', ')})`)))}
<details><summary>${say('report.epochs')}</summary>
${table(spread(epochs).map((line) => row(line, String(line.epoch))))}</details>`
}

/** All where they are few, else some at even distances with the first and the last. */
function spread(epochs: readonly EpochLine[]): EpochLine[] {
  if (epochs.length <= mostRows) return [...epochs]
  return Array.from(
    { length: mostRows },
    (_, at) => epochs[Math.round((at * (epochs.length - 1)) / (mostRows - 1))] as EpochLine,
  )
}
