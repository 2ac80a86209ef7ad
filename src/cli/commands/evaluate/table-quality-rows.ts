// The rows of the evaluation's report about sampled rows of a table.
import type { TableQuality } from '../../../analysis/table-quality/table-quality.js'
import type { TrainedOnSamples } from '../../../analysis/table-quality/trained-on-samples.js'
import type { Console } from '../../terminal/console.js'
import { text } from './estimate-text.js'

export function tableQualityRows(
  terminal: Console,
  { samples, examples, columns, pairs, copies, target }: TableQuality,
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const measured = columns.filter(({ ofSamples }) => !Number.isNaN(ofSamples))
  const mean = (of: (column: (typeof columns)[number]) => number) =>
    measured.reduce((sum, column) => sum + of(column), 0) / measured.length
  const [largest] = measured.toSorted((a, b) => b.ofSamples - a.ofSamples)
  return [
    [
      translate('evaluate.rows', { count: terminal.number(samples) }),
      translate('evaluate.rows.beside', { examples: terminal.number(examples) }),
    ],
    [
      translate('evaluate.rows.columns'),
      translate('evaluate.rows.ofColumns', {
        mean: mean(({ ofSamples }) => ofSamples).toFixed(3),
        training: mean(({ ofTraining }) => ofTraining).toFixed(3),
        largest: largest?.ofSamples.toFixed(3) ?? '',
        name: largest?.name ?? '',
      }),
    ],
    ...(pairs ? pairRows(terminal, pairs) : []),
    ...(copies ? copyRows(terminal, copies) : []),
    ...(target ? targetRows(terminal, target) : []),
  ]
}

function pairRows(
  terminal: Console,
  { ofSamples, ofTraining, largest }: NonNullable<TableQuality['pairs']>,
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const [first, second] = largest.columns
  const values = { mean: ofSamples.toFixed(3), training: ofTraining.toFixed(3) }
  const both = { samples: largest.samples.toFixed(2), examples: largest.examples.toFixed(2) }
  return [
    [translate('evaluate.rows.pairs'), translate('evaluate.rows.ofPairs', values)],
    ['', translate('evaluate.rows.worstPair', { first, second, ...both })],
  ]
}

function copyRows(
  terminal: Console,
  { distanceRatio, closer }: NonNullable<TableQuality['copies']>,
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const label = translate('evaluate.rows.nearest')
  if (distanceRatio === undefined) return [[label, translate('evaluate.rows.noDistance')]]
  const percent = (100 * closer.mean).toFixed(1)
  return [
    [label, translate('evaluate.rows.distance', { ratio: distanceRatio.toFixed(2) })],
    ['', translate('evaluate.rows.closer', { percent })],
  ]
}

function targetRows(
  terminal: Console,
  { target, positive, classifiers }: TrainedOnSamples,
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const label =
    positive === undefined
      ? translate('evaluate.rows.targets', { target })
      : translate('evaluate.rows.target', { target, positive })
  return [
    [label, translate('evaluate.rows.trained')],
    ...classifiers.map(({ name, ofSamples, ofTraining }) => [
      translate(`evaluate.classifier.${name}`),
      `${text(ofSamples.f1, 3)} (${text(ofTraining.f1, 3)})`,
    ]),
  ]
}
