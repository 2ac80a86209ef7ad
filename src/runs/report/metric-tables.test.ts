// The report's tables: which epochs they show.
import { expect, it } from 'vitest'
import type { EpochLine } from '../folder/metrics.js'
import { metricTables } from './metric-tables.js'

const metrics = (loss: number) => ({ loss, reconstruction: loss - 1, kl: 1 })
const line = (epoch: number, validation: number): EpochLine => ({
  type: 'epoch',
  epoch,
  step: epoch,
  train: metrics(100 - epoch),
  trainDeviation: metrics(1),
  validation: metrics(validation),
})
const tables = (epochs: readonly EpochLine[], { best = epochs[0], hasKl = true } = {}) =>
  metricTables({ epochs, last: epochs.at(-1), best }, { translate: (key) => key, hasKl, digits: 2 })
    .text

/** The first cells of the rows, table by table. */
function epochsOf(text: string): string[][] {
  return text
    .split('</table>')
    .slice(0, -1)
    .map((table) => [...table.matchAll(/<tr><td>(.*?)<\/td>/g)].map(([, cell = '']) => cell))
}

it('marks the first, the best and the last epoch', () => {
  const best = line(2, 5)
  const text = tables([line(1, 9), best, line(3, 7)], { best })
  expect(epochsOf(text)).toEqual([
    ['1 (report.first)', '2 (report.best)', '3 (report.last)'],
    ['1', '2', '3'],
  ])
  expect(text).toContain('<td>98.00</td>\n<td>97.00</td>\n<td>1.00</td><td>5.00</td>')
  expect(epochsOf(tables([line(1, 9)]))[0]).toEqual(['1 (report.first, report.best, report.last)'])
})

it('shows a selection of many epochs, with first and last', () => {
  const epochs = Array.from({ length: 1000 }, (_, at) => line(at + 1, 1000 - at))
  const [, all = []] = epochsOf(tables(epochs))
  expect(all).toHaveLength(20)
  expect([all[0], all.at(-1)]).toEqual(['1', '1000'])
})

it('omits metrics that a model does not have, and reports a run without epochs', () => {
  expect(tables([line(1, 9)], { hasKl: false })).not.toContain('KL')
  expect(tables([])).toContain('report.noEpochs')
})
