// Everything about a run as a person reads it, and what to try next.

import { modelFrom } from '../../../models/models.js'
import { waitedPercent } from '../../../runs/folder/data-wait-percent.js'
import { recordedFailure } from '../../../runs/folder/failure-message.js'
import type { FileEntry } from '../../../runs/folder/folder-listing.js'
import type { RunHistory } from '../../../runs/folder/run-summary.js'
import { localTime } from '../../../runs/report/format-time.js'
import type { Figures } from '../../../training/metrics.js'
import { commandName, shellWord } from '../../terminal/command-name.js'
import type { Console } from '../../terminal/console.js'
import { examplesWord } from '../../terminal/example-noun.js'
import { figuresText } from '../../terminal/metrics-text.js'
import { tableLines } from '../../terminal/table.js'
import { tableCommands } from '../../terminal/table-commands.js'

export function printRun(
  terminal: Console,
  history: RunHistory,
  files: readonly FileEntry[],
): void {
  const { path, status, description } = history
  const say = terminal.say.bind(terminal)
  terminal.print(`${path}  ${say(`status.${status}`)}`)
  const { epochs } = description.progress
  if (history.epochs.length < epochs)
    terminal.print(say('show.lost', { found: history.epochs.length }))
  if (description.failure) terminal.print(recordedFailure(description.failure, terminal.language))
  const facts = [...settings(terminal, history), ...course(terminal, history)]
  for (const line of tableLines(facts)) terminal.print(`  ${line}`)
  if (files.length > 0) terminal.print(say('show.files'))
  const rows = files.map(({ name, size, files: count }) => [
    name,
    sizeText(terminal, size),
    name.endsWith('/') ? say('show.fileCount', { count }) : '',
  ])
  for (const line of tableLines(rows, { numeric: [1] })) terminal.print(`  ${line}`)
  terminal.print(say('result.next'))
  for (const words of next(history)) terminal.print(`  ${commandName()} ${words}`)
}

/** What was trained on what, by what. */
function settings(terminal: Console, { description }: RunHistory): [string, string][] {
  const say = terminal.say.bind(terminal)
  const { configuration, data, engine, versions } = description
  const { model, training } = configuration
  const { type, learningRate } = training.optimizer
  const examples = {
    source: data.source,
    examples: say(examplesWord(modelFrom(model))),
    training: terminal.number(data.trainingExamples),
    validation: terminal.number(data.validationExamples),
    size: data.shape.join(' × '),
  }
  return [
    [say('show.recipe'), configuration.name],
    [say('show.data'), say('show.examples', examples)],
    [
      say('show.model'),
      say('show.network', {
        type: model.type,
        latent: model.latent,
        likelihood: model.likelihood.type,
      }),
    ],
    [
      say('show.training'),
      say('show.optimizer', {
        type,
        learningRate,
        batch: training.batchSize,
        seed: training.seed,
      }),
    ],
    [say('show.engine'), say('show.threads', engine)],
    [
      say('show.versions'),
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
  ]
}

/** When and how long it went, and how far it came. */
function course(terminal: Console, history: RunHistory): [string, string][] {
  const say = terminal.say.bind(terminal)
  const { description, unit, last, best } = history
  const { configuration, progress, created, updated, stoppedEarly } = description
  const terms = { model: modelFrom(configuration.model), unit }
  const duration = durationText(progress.seconds)
  const waited = waitedPercent(progress)
  const row = (title: string, figures: Figures): [string, string] => [
    title,
    figuresText(terminal, terms, figures),
  ]
  const title = (key: 'show.last' | 'show.best', epoch: number, set: 'train' | 'validation') =>
    say(key, { epoch, set: say(`table.${set}`) })
  return [
    [say('show.begun'), localTime(created)],
    [say('show.updated'), localTime(updated)],
    [say('show.duration'), waited ? say('show.waited', { duration, percent: waited }) : duration],
    [
      say('show.epochs'),
      say(stoppedEarly ? 'show.stoppedEarly' : 'show.progress', {
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
    [say('show.unit'), say(`unit.${unit}`)],
  ]
}

function next({ path, status, description, last }: RunHistory): string[] {
  const { epochs } = description.progress
  const word = shellWord(path)
  if (status === 'running') return [`curves ${word}`, `tensorboard ${word}`]
  if (['interrupted', 'stopped', 'failed'].includes(status) || !last) return [`resume ${word}`]
  return [
    `report ${word}`,
    ...(description.data.columns ? tableCommands(word) : []),
    `evaluate ${word}`,
    `encode ${word} ${shellWord(description.data.source)} --out codes.npz`,
    `export ${word}`,
    `resume ${word} --epochs ${epochs + 10}`,
  ]
}

function durationText(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${seconds.toFixed(1)} s`
}

function sizeText(terminal: Console, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let [size, at] = [bytes, 0]
  while (size >= 1000 && at < units.length - 1) [size, at] = [size / 1000, at + 1]
  return `${terminal.number(size, at === 0 ? 0 : 1)} ${units[at]}`
}
