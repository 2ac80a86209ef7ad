// jamjae compare: differences of the runs' configurations, then their metrics.
import { modelFrom } from '../../../models/models.js'
import { type Difference, diffConfigurations } from '../../../runs/folder/configuration-diff.js'
import type { EpochLine } from '../../../runs/folder/metrics.js'
import type { RunHistory } from '../../../runs/folder/run-summary.js'
import { decimals, type Metrics, metricNames } from '../../../training/metrics.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

const noValue = '–'
const maxValueWidth = 24

export function printComparison(terminal: Console, runs: readonly RunHistory[]): void {
  const translate = terminal.translate.bind(terminal)
  const numbers = runs.map((_, at) => `#${at + 1}`)
  const numeric = numbers.map((_, at) => at + 1)
  const table = (title: string, rows: readonly (readonly string[])[]) => {
    terminal.print()
    for (const line of tableLines([[title, ...numbers], ...rows], { numeric })) terminal.print(line)
  }
  const names = runs.map(({ path, status }, at) => [
    numbers[at] ?? '',
    path,
    translate(`status.${status}`),
  ])
  for (const line of tableLines(names)) terminal.print(line)

  const different = configurationDifferences(runs)
  if (different.length === 0) terminal.print(`\n${translate('compare.same')}`)
  else
    table(
      translate('compare.configuration'),
      different.map(({ path, values }) => [path, ...values.map(valueText)]),
    )
  const metrics = (key: 'compare.last' | 'compare.best', which: (run: RunHistory) => Epoch) => [
    [translate(key), ...runs.map((run) => String(which(run)?.epoch ?? noValue))],
    ...metricNames.map((name) => [
      `  ${translate(`compare.${name}`)}`,
      ...runs.map((run) => formatMetric(run, which(run), name)),
    ]),
  ]
  table(translate('table.validation'), [
    ...metrics('compare.last', ({ last }) => last),
    ...metrics('compare.best', ({ best }) => best),
  ])
  const [unit = 'nats'] = runs.map((run) => run.unit)
  terminal.print()
  if (runs.every((run) => run.unit === unit))
    terminal.print(translate('result.unit', { unit: translate(`unit.${unit}`) }))
  else {
    const units = runs.map((run, at) => `${numbers[at]} ${translate(`unit.${run.unit}`)}`)
    terminal.print(translate('compare.units', { units: units.join(', ') }))
  }
  if (!haveSameData(runs)) terminal.print(translate('compare.data'))
}

type Epoch = EpochLine | undefined

export function comparisonJson(runs: readonly RunHistory[]): object {
  return {
    runs: runs.map(({ path, name, status, unit, description, last, best }) => {
      const { epochs, steps } = description.progress
      return { path, name, status, unit, epochs, steps, last, best }
    }),
    differences: configurationDifferences(runs),
    sameUnit: runs.every(({ unit }) => unit === runs[0]?.unit),
    sameData: haveSameData(runs),
  }
}

function configurationDifferences(runs: readonly RunHistory[]): Difference[] {
  return diffConfigurations(runs.map(({ description }) => description.configuration))
}

function haveSameData(runs: readonly RunHistory[]): boolean {
  const prints = runs.map(({ description }) => description.data.fingerprint)
  return new Set(prints).size === 1
}

/** A model without a posterior has no KL term. */
function formatMetric(run: RunHistory, epoch: Epoch, name: keyof Metrics): string {
  const { terms } = modelFrom(run.description.configuration.model)
  const isMissing = name !== 'loss' && !terms.includes(name)
  return isMissing ? noValue : (epoch?.validation[name].toFixed(decimals[run.unit]) ?? noValue)
}

function valueText(value: unknown): string {
  if (value === undefined) return noValue
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > maxValueWidth ? `…${text.slice(1 - maxValueWidth)}` : text
}
