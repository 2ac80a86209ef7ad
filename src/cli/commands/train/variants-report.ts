// The result of several trainings: their metrics in one table, their curves in one picture.
import { chartPng } from '../../../drawing/chart-png.js'
import { writeOutput } from '../../../files/output-file.js'
import type { Unit } from '../../../likelihoods/likelihood.js'
import { modelFrom } from '../../../models/models.js'
import { type Variant, variantLabel } from '../../../recipes/variants.js'
import type { RunHistory } from '../../../runs/folder/run-summary.js'
import { trainingCurves } from '../../../runs/pictures/curves.js'
import { decimals, type ValidationMetrics } from '../../../training/metrics.js'
import { squaredErrorIn } from '../../../training/squared-error.js'
import type { WatchFlags } from '../../flags/train-flags.js'
import { commandName, quoteForShell } from '../../terminal/command-name.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

export interface TrainedVariant {
  readonly variant: Variant
  /** One per seed. */
  readonly runs: readonly RunHistory[]
}

interface Spread {
  readonly mean: number
  /** Of the sample (n − 1); undefined for one value. */
  readonly standardDeviation?: number
}

/** Validation metrics of a variant at the best epoch of each run. */
interface VariantMetrics {
  readonly label: string
  readonly unit?: Unit
  /** Those with a finished epoch. */
  readonly runs: readonly RunHistory[]
  /** Runs that were not completed. */
  readonly failed: number
  readonly epoch?: Spread | undefined
  readonly loss?: Spread | undefined
  /** The metric that all losses share; undefined for tables. */
  readonly squaredError?: Spread | undefined
  readonly seconds?: Spread | undefined
}

const noValue = '–'

export async function reportVariants(
  terminal: Console,
  trained: readonly TrainedVariant[],
  { picture, quiet, json }: WatchFlags & { picture: string },
): Promise<void> {
  const rows = trained.map(measure)
  const runs = rows.flatMap((row) => row.runs)
  if (runs.length > 0) {
    const lines = rows.flatMap((row) => averaged(row) ?? [])
    const chart = trainingCurves(lines, { language: terminal.language })
    await writeOutput(picture, await chartPng(chart))
  }
  const drawn = runs.length > 0 ? picture : undefined
  if (json) printJson(terminal, trained, { rows, picture: drawn })
  else if (!quiet) {
    printTable(terminal, rows)
    if (drawn) terminal.print(terminal.translate('variants.picture', { path: drawn }))
    if (runs.length < 2) return
    const paths = runs.map(({ path }) => quoteForShell(path)).join(' ')
    terminal.print(terminal.translate('result.next'))
    terminal.print(`  ${commandName()} compare ${paths}`)
  }
}

/** The history of a variant: at each epoch that all its runs have, the mean over them. */
function averaged({ label, runs }: VariantMetrics): RunHistory | undefined {
  const [first] = runs
  if (!first) return undefined
  const name = label || first.name
  const epochs = first.epochs.flatMap((line) => {
    const lines = runs.flatMap(
      ({ epochs }) => epochs.find(({ epoch }) => epoch === line.epoch) ?? [],
    )
    if (lines.length < runs.length) return []
    return [
      {
        ...line,
        train: meanOf(lines.map(({ train }) => train)),
        validation: meanOf(lines.map(({ validation }) => validation)),
      },
    ]
  })
  return { ...first, name, epochs }
}

/** The mean of each metric; one that some of them lack is left out. */
function meanOf<Each extends ValidationMetrics>(metrics: readonly Each[]): Each {
  const entries = Object.keys(metrics[0] ?? {}).flatMap((name) => {
    const values = metrics.flatMap((each) => each[name as keyof Each] ?? []) as number[]
    const mean = values.reduce((total, value) => total + value, 0) / metrics.length
    return values.length === metrics.length ? [[name, mean] as const] : []
  })
  return Object.fromEntries(entries) as unknown as Each
}

function measure({ variant, runs }: TrainedVariant): VariantMetrics {
  const measured = runs.filter(({ epochs }) => epochs.length > 0)
  const [{ unit, description } = {}] = measured
  const each = (of: (run: RunHistory) => number | undefined) =>
    spread(measured.flatMap((run) => of(run) ?? []))
  const model = description && modelFrom(description.configuration.model)
  const squaredError = ({ best }: RunHistory) =>
    best &&
    unit &&
    model &&
    squaredErrorIn(best.validation, { unit, hasPosterior: model.hasPosterior })
  return {
    label: variantLabel(variant),
    runs: measured,
    failed: runs.length - runs.filter(({ status }) => status === 'finished').length,
    ...(unit && { unit }),
    epoch: each(({ best }) => best?.epoch),
    squaredError: each(squaredError),
    loss: each(({ best }) => best?.validation.loss),
    seconds: each(({ description }) => description.progress.seconds),
  }
}

/** Undefined where there is no value. */
function spread(values: readonly number[]): Spread | undefined {
  const count = values.length
  if (count === 0) return undefined
  const mean = values.reduce((total, value) => total + value, 0) / count
  if (count === 1) return { mean }
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0)
  return { mean, standardDeviation: Math.sqrt(squares / (count - 1)) }
}

function printTable(terminal: Console, rows: readonly VariantMetrics[]): void {
  const translate = terminal.translate.bind(terminal)
  const cell = (value: Spread | undefined, digits: number) => {
    if (!value) return noValue
    const { mean, standardDeviation } = value
    const number = (each: number) => terminal.number(each, digits)
    return standardDeviation === undefined
      ? number(mean)
      : `${number(mean)} ± ${number(standardDeviation)}`
  }
  const units = new Set(rows.flatMap(({ unit }) => unit ?? []))
  const [unit] = units
  const loss = ({ loss, unit }: VariantMetrics) =>
    loss && unit
      ? `${cell(loss, decimals[unit])}${units.size > 1 ? ` ${translate(`unit.${unit}`)}` : ''}`
      : noValue
  const header = [
    translate('variants.settings'),
    translate('variants.runs'),
    translate('variants.epoch'),
    translate('variants.squaredError'),
    units.size === 1 && unit
      ? translate('variants.lossIn', { unit: translate(`unit.${unit}`) })
      : translate('variants.loss'),
    translate('variants.seconds'),
  ]
  const lines = rows.map((row) => [
    row.label || translate('variants.all'),
    row.failed > 0
      ? translate('variants.failed', { count: row.runs.length, failed: row.failed })
      : String(row.runs.length),
    cell(row.epoch, 1),
    cell(row.squaredError, decimals.meanSquaredError),
    loss(row),
    cell(row.seconds, 1),
  ])
  terminal.print()
  for (const line of tableLines([header, ...lines], { numeric: [2, 3, 4, 5] })) terminal.print(line)
  terminal.print()
  const isComparable = rows.some(({ squaredError }) => squaredError)
  terminal.print(translate('variants.explanation'))
  if (isComparable) terminal.print(translate('variants.comparable'))
}

function printJson(
  terminal: Console,
  trained: readonly TrainedVariant[],
  { rows, picture }: { rows: readonly VariantMetrics[]; picture: string | undefined },
): void {
  const variants = rows.map(({ runs, label, ...metrics }, at) => ({
    settings: Object.fromEntries(trained[at]?.variant.chosen ?? []),
    runs: runs.map(({ path }) => path),
    ...metrics,
  }))
  terminal.print(JSON.stringify({ event: 'variants', variants, ...(picture && { picture }) }))
}
