// jamjae show: prints a run's settings and results, and suggests next commands.

import { modelFrom } from '../../../models/models.js'
import { dataWaitPercent } from '../../../runs/folder/data-wait-percent.js'
import { failureMessage } from '../../../runs/folder/failure-message.js'
import type { FileEntry } from '../../../runs/folder/folder-listing.js'
import type { RunHistory } from '../../../runs/folder/run-summary.js'
import { givenNames } from '../../../runs/given-rows.js'
import { localTime } from '../../../runs/report/format-time.js'
import type { Metrics } from '../../../training/metrics.js'
import { scheduledMetricNames } from '../../../training/schedules/scheduled-metrics.js'
import { commandName, quoteForShell } from '../../terminal/command-name.js'
import type { Console } from '../../terminal/console.js'
import { exampleNounKey } from '../../terminal/example-noun.js'
import { formatMetrics } from '../../terminal/metrics-text.js'
import { networkText } from '../../terminal/network-text.js'
import { nextTraining } from '../../terminal/next-training.js'
import { tableLines } from '../../terminal/table.js'
import { tableCommands } from '../../terminal/table-commands.js'

export function printRun(
  terminal: Console,
  history: RunHistory,
  files: readonly FileEntry[],
): void {
  const { path, status, description } = history
  const translate = terminal.translate.bind(terminal)
  terminal.print(`${path}  ${translate(`status.${status}`)}`)
  const { epochs } = description.progress
  if (history.epochs.length < epochs)
    terminal.print(translate('show.lost', { found: history.epochs.length }))
  if (description.failure) terminal.print(failureMessage(description.failure, terminal.language))
  const facts = [
    ...settings(terminal, history),
    ...trainingSummary(terminal, history),
    ...changeRows(terminal, history),
  ]
  for (const line of tableLines(facts)) terminal.print(`  ${line}`)
  if (files.length > 0) terminal.print(translate('show.files'))
  const rows = files.map(({ name, size, files: count }) => [
    name,
    formatBytes(terminal, size),
    name.endsWith('/') ? translate('show.fileCount', { count }) : '',
  ])
  for (const line of tableLines(rows, { numeric: [1] })) terminal.print(`  ${line}`)
  terminal.print(translate('result.next'))
  for (const words of nextCommands(history)) terminal.print(`  ${commandName()} ${words}`)
}

/** Rows with model, data and engine. */
function settings(terminal: Console, { description }: RunHistory): [string, string][] {
  const translate = terminal.translate.bind(terminal)
  const { configuration, data, engine, versions } = description
  const { model, training } = configuration
  const { type, learningRate } = training.optimizer
  const examples = {
    source: data.source,
    examples: translate(exampleNounKey(modelFrom(model))),
    training: terminal.number(data.trainingExamples),
    validation: terminal.number(data.validationExamples),
    size: data.shape.join(' × '),
  }
  return [
    [translate('show.recipe'), configuration.name],
    [translate('show.data'), translate('show.examples', examples)],
    [translate('show.model'), networkText(terminal, model)],
    [
      translate('show.training'),
      translate('show.optimizer', {
        type,
        learningRate,
        batch: training.batchSize,
        seed: training.seed,
      }),
    ],
    [
      translate('show.engine'),
      translate(engine.adaptive ? 'show.upToThreads' : 'show.threads', {
        device: engine.device,
        threads: engine.threads,
      }),
    ],
    [
      translate('show.versions'),
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
  ]
}

/** Rows with time, duration, progress and metrics. */
function trainingSummary(terminal: Console, history: RunHistory): [string, string][] {
  const translate = terminal.translate.bind(terminal)
  const { description, unit, last, best } = history
  const { configuration, progress, created, updated, stoppedEarly } = description
  const terms = { model: modelFrom(configuration.model), unit }
  const duration = formatLongDuration(progress.seconds)
  const waited = dataWaitPercent(progress)
  const row = (title: string, metrics: Metrics): [string, string] => [
    title,
    formatMetrics(terminal, terms, metrics),
  ]
  const title = (key: 'show.last' | 'show.best', epoch: number, set: 'train' | 'validation') =>
    translate(key, { epoch, set: translate(`table.${set}`) })
  return [
    [translate('show.begun'), localTime(created)],
    [translate('show.updated'), localTime(updated)],
    [
      translate('show.duration'),
      waited ? translate('show.waited', { duration, percent: waited }) : duration,
    ],
    [
      translate('show.epochs'),
      translate(stoppedEarly ? 'show.stoppedEarly' : 'show.progress', {
        epochs: progress.epochs,
        of: configuration.training.epochs,
        steps: terminal.number(progress.steps),
      }),
    ],
    ...(last
      ? [
          row(title('show.last', last.epoch, 'train'), last.train),
          row(title('show.last', last.epoch, 'validation'), last.validation),
        ]
      : []),
    ...(best ? [row(title('show.best', best.epoch, 'validation'), best.validation)] : []),
    ...scheduledRows(terminal, history),
    [translate('show.unit'), translate(`unit.${unit}`)],
  ]
}

/** Rows of what has a schedule and of the norm of the gradient, from the first to the last. */
function scheduledRows(terminal: Console, { scheduled }: RunHistory): [string, string][] {
  return scheduledMetricNames.flatMap((name) => {
    const values = scheduled[name]?.map(({ mean }) => mean) ?? []
    if (values.length === 0) return []
    const [first, last] = [short(values[0] ?? 0), short(values.at(-1) ?? 0)]
    const [least, most] = [short(Math.min(...values)), short(Math.max(...values))]
    const isMonotonic = [least, most].every((edge) => edge === first || edge === last)
    const key = isMonotonic ? 'show.course' : 'show.courseWithin'
    return [
      [
        terminal.translate(`picture.${name}`),
        terminal.translate(key, { first, last, least, most }),
      ],
    ]
  })
}

const short = (value: number) => Number(value.toPrecision(3))

/** Rows of what was changed when the run was resumed. */
function changeRows(terminal: Console, { description }: RunHistory): [string, string][] {
  const translate = terminal.translate.bind(terminal)
  return (description.changes ?? []).map(({ epochs, learningRate, batchSize, modules = [] }) => [
    translate('show.changed', { epochs }),
    [
      ...(learningRate ? [translate('show.changedLearningRate', learningRate)] : []),
      ...(batchSize ? [translate('show.changedBatchSize', batchSize)] : []),
      ...modules.map(({ types, from, to }) =>
        translate('show.changedModule', {
          types: types.join(', '),
          module: to.path,
          from: from.sha256.slice(0, 8),
          to: to.sha256.slice(0, 8),
        }),
      ),
    ].join('; '),
  ])
}

function nextCommands({ path, status, description, last }: RunHistory): string[] {
  const { epochs } = description.progress
  const word = quoteForShell(path)
  if (status === 'running') return [`curves ${word}`, `tensorboard ${word}`]
  if (['interrupted', 'stopped', 'failed'].includes(status) || !last) return [`resume ${word}`]
  return [
    `report ${word}`,
    ...(description.data.columns ? tableCommands(word, givenNames(description)) : []),
    `evaluate ${word}`,
    modelFrom(description.configuration.model).isImplicit
      ? `sample ${word}`
      : `encode ${word} ${quoteForShell(description.data.source)} --out codes.npz`,
    `export ${word}`,
    nextTraining(word, epochs, description.best),
  ]
}

function formatLongDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${seconds.toFixed(1)} s`
}

function formatBytes(terminal: Console, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let [size, at] = [bytes, 0]
  while (size >= 1000 && at < units.length - 1) [size, at] = [size / 1000, at + 1]
  return `${terminal.number(size, at === 0 ? 0 : 1)} ${units[at]}`
}
