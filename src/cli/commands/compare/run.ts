// Runs side by side: what differs in their configurations, then their figures.
import { modelFrom } from '../../../models/models.js'
import { type Difference, differences } from '../../../runs/folder/configuration-diff.js'
import type { EpochLine } from '../../../runs/folder/metrics.js'
import type { RunHistory } from '../../../runs/folder/run-summary.js'
import { decimals, type Figures, figureNames } from '../../../training/metrics.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

const none = '–'
const longest = 24

export function printComparison(terminal: Console, runs: readonly RunHistory[]): void {
  const say = terminal.say.bind(terminal)
  const numbers = runs.map((_, at) => `#${at + 1}`)
  const numeric = numbers.map((_, at) => at + 1)
  const table = (title: string, rows: readonly (readonly string[])[]) => {
    terminal.print()
    for (const line of tableLines([[title, ...numbers], ...rows], { numeric })) terminal.print(line)
  }
  const names = runs.map(({ path, status }, at) => [
    numbers[at] ?? '',
    path,
    say(`status.${status}`),
  ])
  for (const line of tableLines(names)) terminal.print(line)

  const different = configurationDifferences(runs)
  if (different.length === 0) terminal.print(`\n${say('compare.same')}`)
  else
    table(
      say('compare.configuration'),
      different.map(({ path, values }) => [path, ...values.map(valueText)]),
    )
  const figures = (key: 'compare.last' | 'compare.best', which: (run: RunHistory) => Epoch) => [
    [say(key), ...runs.map((run) => String(which(run)?.epoch ?? none))],
    ...figureNames.map((name) => [
      `  ${say(`compare.${name}`)}`,
      ...runs.map((run) => figureText(run, which(run), name)),
    ]),
  ]
  table(say('table.validation'), [
    ...figures('compare.last', ({ last }) => last),
    ...figures('compare.best', ({ best }) => best),
  ])
  const [unit = 'nats'] = runs.map((run) => run.unit)
  terminal.print()
  if (runs.every((run) => run.unit === unit))
    terminal.print(say('result.unit', { unit: say(`unit.${unit}`) }))
  else {
    const units = runs.map((run, at) => `${numbers[at]} ${say(`unit.${run.unit}`)}`)
    terminal.print(say('compare.units', { units: units.join(', ') }))
  }
  if (!areOfOneData(runs)) terminal.print(say('compare.data'))
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
    sameData: areOfOneData(runs),
  }
}

function configurationDifferences(runs: readonly RunHistory[]): Difference[] {
  return differences(runs.map(({ description }) => description.configuration))
}

function areOfOneData(runs: readonly RunHistory[]): boolean {
  const prints = runs.map(({ description }) => description.data.fingerprint)
  return new Set(prints).size === 1
}

/** A model without a posterior has no KL term. */
function figureText(run: RunHistory, epoch: Epoch, name: keyof Figures): string {
  const { terms } = modelFrom(run.description.configuration.model)
  const isMissing = name !== 'loss' && !terms.includes(name)
  return isMissing ? none : (epoch?.validation[name].toFixed(decimals[run.unit]) ?? none)
}

function valueText(value: unknown): string {
  if (value === undefined) return none
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `…${text.slice(1 - longest)}` : text
}
