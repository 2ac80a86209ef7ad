// jamjae compare: the runs' metrics, then the differences of their configurations.

import { extraMetricName } from '../../../messages/extra-metric-name.js'
import { isMessageKey } from '../../../messages/messages.js'
import { modelFrom } from '../../../models/models.js'
import { type Difference, diffConfigurations } from '../../../runs/folder/configuration-diff.js'
import {
  type ConfigurationRow,
  differingSettings,
} from '../../../runs/folder/configuration-rows.js'
import type { EpochLine } from '../../../runs/folder/metrics.js'
import type { RunHistory } from '../../../runs/folder/run-summary.js'
import { extraNamesOf } from '../../../training/extra/extra-metrics.js'
import { decimals, type MetricName, metricNames } from '../../../training/metrics.js'
import { squaredErrorIn } from '../../../training/squared-error.js'
import type { Console } from '../../terminal/console.js'
import { displayWidth } from '../../terminal/display-width.js'
import { tableLines } from '../../terminal/table.js'

const noValue = '–'
/** Of a value in a column; longer ones, such as layers, have a line each. */
const maxValueWidth = 32

export function printComparison(terminal: Console, runs: readonly RunHistory[]): void {
  const translate = terminal.translate.bind(terminal)
  const numbers = runs.map((_, at) => `#${at + 1}`)
  const numeric = numbers.map((_, at) => at + 1)
  const table = (title: string, rows: readonly (readonly string[])[]) => {
    // What no run has is left out.
    const shown = rows.filter(([, ...cells]) => cells.some((cell) => cell !== noValue))
    if (shown.length === 0) return
    terminal.print()
    for (const line of tableLines([[title, ...numbers], ...shown], { numeric }))
      terminal.print(line)
  }
  const names = runs.map(({ path, status }, at) => [
    numbers[at] ?? '',
    path,
    translate(`status.${status}`),
  ])
  for (const line of tableLines(names)) terminal.print(line)

  const errors = runs.map((run) =>
    run.epochs.some((epoch) => squaredErrorOf(run, epoch) !== undefined),
  )
  const metrics = (key: 'compare.last' | 'compare.best', which: (run: RunHistory) => Epoch) => [
    [translate(key), ...runs.map((run) => String(which(run)?.epoch ?? noValue))],
    ...metricNames.map((name) => [
      `  ${translate(`compare.${name}`)}`,
      ...runs.map((run) => formatMetric(run, which(run), name)),
    ]),
    ...extraNamesOf(runs.flatMap(({ epochs }) => epochs)).map((name) => [
      `  ${extraMetricName(terminal.language, name)}`,
      ...runs.map((run) => extraOf(which(run), name)?.toPrecision(4) ?? noValue),
    ]),
    ...(errors.some(Boolean)
      ? [
          [
            `  ${translate('compare.squaredError')}`,
            ...runs.map((run) => formatSquaredError(run, which(run))),
          ],
        ]
      : []),
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
  if (errors.some(Boolean)) terminal.print(translate('compare.errorUnit'))
  const unmeasured = runs.flatMap((_, at) => (errors[at] ? [] : (numbers[at] ?? [])))
  if (errors.some(Boolean) && unmeasured.length > 0)
    terminal.print(translate('compare.unmeasured', { names: unmeasured.join(', ') }))
  if (!haveSameData(runs)) terminal.print(translate('compare.data'))

  const different = differingSettings(
    runs.map(({ description }) => description.configuration),
    (key) => (isMessageKey(key) ? translate(key) : undefined),
  )
  if (different.length === 0) terminal.print(`\n${translate('compare.same')}`)
  const isShort = ({ values }: ConfigurationRow) =>
    values.every((value = '') => displayWidth(value) <= maxValueWidth)
  const short = different.filter(isShort)
  if (short.length > 0)
    table(
      translate('compare.configuration'),
      short.map(({ label, values }) => [label, ...values.map((value) => value ?? noValue)]),
    )
  for (const { label, values } of different.filter((row) => !isShort(row))) {
    terminal.print(`\n${label}`)
    for (const [at, value] of values.entries())
      terminal.print(`  ${numbers[at]}  ${value ?? noValue}`)
  }
}

function squaredErrorOf(run: RunHistory, epoch: Epoch): number | undefined {
  const { hasPosterior } = modelFrom(run.description.configuration.model)
  return epoch && squaredErrorIn(epoch.validation, { unit: run.unit, hasPosterior })
}

function extraOf(epoch: Epoch, name: string): number | undefined {
  return epoch?.validation.extra?.[name]
}

function formatSquaredError(run: RunHistory, epoch: Epoch): string {
  return squaredErrorOf(run, epoch)?.toFixed(decimals.meanSquaredError) ?? noValue
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
function formatMetric(run: RunHistory, epoch: Epoch, name: MetricName): string {
  const { terms } = modelFrom(run.description.configuration.model)
  const isMissing = name !== 'loss' && !terms.includes(name)
  return isMissing ? noValue : (epoch?.validation[name].toFixed(decimals[run.unit]) ?? noValue)
}
