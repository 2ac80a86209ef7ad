// The metrics of a run as tables of the report.

import type { MessageKey } from '../../messages/messages.js'
import type { Metrics } from '../../training/metrics.js'
import type { EpochLine } from '../folder/metrics.js'
import type { RunHistory } from '../folder/run-summary.js'
import { type Html, html } from './html.js'

type Translate = (key: MessageKey) => string

const maxRows = 20

/** A table of the first, the best and the last epoch; a second one of evenly spaced epochs. */
export function metricTables(
  { epochs, last, best }: Pick<RunHistory, 'epochs' | 'last' | 'best'>,
  { translate, hasKl, digits }: { translate: Translate; hasKl: boolean; digits: number },
): Html {
  const first = epochs.at(0)
  if (!first || !last) return html`<p class="note">${translate('report.noEpochs')}</p>`
  const names: readonly (keyof Metrics)[] = hasKl ? ['loss', 'reconstruction', 'kl'] : ['loss']
  const cells = (metrics: Metrics) =>
    names.map((name) => html`<td>${metrics[name].toFixed(digits)}</td>`)
  const row = (line: EpochLine, title: string) =>
    html`<tr><td>${title}</td>${cells(line.train)}${cells(line.validation)}</tr>`
  const titles: Record<keyof Metrics, string> = {
    loss: translate('table.loss'),
    reconstruction: translate('table.reconstruction'),
    kl: 'KL',
  }
  const table = (rows: readonly Html[]) => html`<div class="scroll"><table>
<thead><tr><th></th><th colspan="${names.length}">${translate('table.train')}</th><th colspan="${names.length}">${translate('table.validation')}</th></tr>
<tr><th>${translate('table.epoch')}</th>${[...names, ...names].map((name) => html`<th>${titles[name]}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
  const marks = (line: EpochLine) => [
    ...(line === first ? [translate('report.first')] : []),
    ...(line === best ? [translate('report.best')] : []),
    ...(line === last ? [translate('report.last')] : []),
  ]
  const marked = [...new Set([first, best ?? first, last])]
  return html`${table(marked.map((line) => row(line, `${line.epoch} (${marks(line).join(', ')})`)))}
<details><summary>${translate('report.epochs')}</summary>
${table(evenlySpaced(epochs).map((line) => row(line, String(line.epoch))))}</details>`
}

/** All epochs if they are few, else evenly spaced ones with the first and the last. */
function evenlySpaced(epochs: readonly EpochLine[]): EpochLine[] {
  if (epochs.length <= maxRows) return [...epochs]
  return Array.from(
    { length: maxRows },
    (_, at) => epochs[Math.round((at * (epochs.length - 1)) / (maxRows - 1))] as EpochLine,
  )
}
