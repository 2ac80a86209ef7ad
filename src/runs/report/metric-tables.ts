// The metrics of a run as tables of the report.

import { extraMetricName } from '../../messages/extra-metric-name.js'
import type { Language, MessageKey } from '../../messages/messages.js'
import { extraNamesOf } from '../../training/extra/extra-metrics.js'
import type { MetricName, Metrics } from '../../training/metrics.js'
import type { EpochLine } from '../folder/metrics.js'
import type { RunHistory } from '../folder/run-summary.js'
import { type Html, html } from './html.js'

type Translate = (key: MessageKey) => string

const maxRows = 20

/** A table of the first, the best and the last epoch; a second one of evenly spaced epochs. */
export function metricTables(
  { epochs, last, best }: Pick<RunHistory, 'epochs' | 'last' | 'best'>,
  {
    translate,
    language = 'en',
    hasKl,
    digits,
  }: { translate: Translate; language?: Language; hasKl: boolean; digits: number },
): Html {
  const first = epochs.at(0)
  if (!first || !last) return html`<p class="note">${translate('report.noEpochs')}</p>`
  const names: readonly MetricName[] = hasKl ? ['loss', 'reconstruction', 'kl'] : ['loss']
  const extra = extraNamesOf(epochs)
  const cells = (metrics: Metrics) =>
    [
      ...names.map((name) => metrics[name].toFixed(digits)),
      ...extra.map((name) => metrics.extra?.[name]?.toPrecision(4) ?? ''),
    ].map((text) => html`<td>${text}</td>`)
  const row = (line: EpochLine, title: string) =>
    html`<tr><td>${title}</td>${cells(line.train)}${cells(line.validation)}</tr>`
  const titles: Record<MetricName, string> = {
    loss: translate('table.loss'),
    reconstruction: translate('table.reconstruction'),
    kl: 'KL',
  }
  const columns = [
    ...names.map((name) => titles[name]),
    ...extra.map((name) => extraMetricName(language, name)),
  ]
  const table = (rows: readonly Html[]) => html`<div class="scroll"><table>
<thead><tr><th></th><th colspan="${columns.length}">${translate('table.train')}</th><th colspan="${columns.length}">${translate('table.validation')}</th></tr>
<tr><th>${translate('table.epoch')}</th>${[...columns, ...columns].map((title) => html`<th>${title}</th>`)}</tr></thead>
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
