// The text report of an evaluation, at most 80 columns wide.
import type { Baseline } from '../../../analysis/baselines.js'
import type { ElboMetrics } from '../../../analysis/elbo.js'
import { type Estimate, scaleEstimate } from '../../../analysis/estimate.js'
import type { Evaluation, Representation } from '../../../analysis/evaluate.js'
import type { Role } from '../../../data/dataset.js'
import { decimals } from '../../../training/metrics.js'
import type { Console } from '../../terminal/console.js'
import { displayWidth } from '../../terminal/display-width.js'
import { tableLines } from '../../terminal/table.js'
import { wrapped } from '../../terminal/wrapped.js'
import { densityRows, momentRows } from './aggregate-rows.js'
import { codeRows } from './code-rows.js'
import { disentanglementRows } from './disentanglement-rows.js'
import { text } from './estimate-text.js'
import { imageQualityRows } from './image-quality-rows.js'

/** Number of latents whose KL is shown individually. */
const shownLatents = 4

type Row = readonly string[]

interface EvaluationSubject {
  readonly run: string
  readonly data: string
  /** The split in the place of the validation split. */
  readonly split: Role
  readonly examples: 'examples.images' | 'examples.rows'
  /** Whether the model's data are bytes, unscaled. */
  readonly areBytes: boolean
}

export function printEvaluation(
  terminal: Console,
  { run, data, split, examples, areBytes }: EvaluationSubject,
  { rows: more = [], ...evaluation }: Evaluation & { readonly rows?: readonly Row[] },
): void {
  const { train, validation, binarize, unit, isLikelihood, isDensity, isTable, warnings } =
    evaluation
  const { labelled } = evaluation
  const translate = terminal.translate.bind(terminal)
  const print = (text: string, indent = '') => {
    for (const line of wrapped(text, 80 - indent.length)) terminal.print(indent + line)
  }
  const counts = {
    training: terminal.number(train.examples),
    count: terminal.number(validation.examples),
    split: translate(`table.${split}`),
    examples: translate(examples),
  }
  print(
    translate(split === 'train' ? 'evaluate.onTraining' : 'evaluate.on', { run, data, ...counts }),
  )
  if (binarize) print(translate('evaluate.binarized', { binarize }))
  const hasErrors = Math.max(train.examples, validation.examples) > 1
  if (unit === 'nats') print(translate(hasErrors ? 'evaluate.units' : 'evaluate.unitsOfOne'))
  else if (hasErrors) print(translate('evaluate.errorUnits'))
  if (unit === 'nats' && !isLikelihood)
    print(translate(areBytes ? 'evaluate.crossEntropyOnly' : 'evaluate.crossEntropyOfFloats'))
  if (isDensity && validation.elbo)
    print(translate(areBytes ? 'evaluate.density' : 'evaluate.densityOfFloats'))
  if (isTable && validation.elbo) print(translate('evaluate.table'))
  if (labelled)
    print(
      translate(labelledKey(labelled, split), {
        training: terminal.number(labelled.train),
        count: terminal.number(labelled.validation),
        split: translate(`table.${split}`),
        examples: translate(examples),
      }),
    )

  const bounds = boundRows(terminal, evaluation, split)
  const uses = [
    ...latentRows(terminal, evaluation),
    ...representationRows(terminal, evaluation),
    ...codeRows(terminal, evaluation.representation),
    ...imageQualityRows(terminal, evaluation.representation),
    ...disentanglementRows(terminal, evaluation.representation),
  ]
  const labels = [...bounds, ...uses].map(([label = '']) => label)
  const width = Math.max(...labels.map((label) => displayWidth(label)))
  const aligned = ([label = '', ...cells]: Row) => [
    label + ' '.repeat(width - displayWidth(label)),
    ...cells,
  ]
  terminal.print()
  const shown = bounds.map((row) => aligned(split === 'train' ? row.slice(0, 2) : row))
  for (const line of tableLines(shown, { numeric: [1, 2] })) terminal.print(line)
  if (validation.elbo && !evaluation.importanceWeighted && !evaluation.classifier)
    print(translate('evaluate.more'))
  terminal.print()
  for (const line of tableLines(uses.map(aligned))) terminal.print(line)

  for (const rows of [
    densityRows(terminal, evaluation),
    comparedRows(terminal, evaluation.representation),
    more,
  ]) {
    if (rows.length > 0) terminal.print()
    for (const line of tableLines(rows)) terminal.print(line)
  }

  if (warnings.length === 0) return
  terminal.print(`\n${translate('evaluate.warnings')}`)
  for (const { key, values } of warnings) print(translate(key, values), '  ')
}

/** The metrics of codes need labels of both splits. */
function labelledKey({ train, validation }: NonNullable<Evaluation['labelled']>, split: Role) {
  if (split === 'train') return 'evaluate.labelledTraining'
  return train > 0 && validation > 0 ? 'evaluate.labelled' : 'evaluate.labelledOnce'
}

/** The rows of bounds, on `split` and on the training split. */
function boundRows(
  terminal: Console,
  { train, validation, unit, isLikelihood, importanceWeighted, klEstimate }: Evaluation,
  split: Role,
): Row[] {
  const translate = terminal.translate.bind(terminal)
  const digits = decimals[unit]
  const row = (
    label: string,
    of: (metrics: ElboMetrics) => Estimate | undefined,
    places: number,
  ) => (of(validation) ? [[label, text(of(validation), places), text(of(train), places)]] : [])
  const rows = [
    ['', translate(`table.${split}`), translate('table.train')],
    ...row(
      translate(isLikelihood ? 'evaluate.elbo' : 'evaluate.crossEntropy'),
      ({ elbo }) => elbo && scaleEstimate(elbo, -1),
      digits,
    ),
    ...row(
      translate(unit === 'nats' ? 'evaluate.reconstruction' : 'evaluate.meanSquaredError'),
      ({ reconstruction }) => reconstruction,
      digits,
    ),
    ...row(
      translate(klEstimate === 'samples' ? 'evaluate.klOfSamples' : 'evaluate.kl'),
      ({ kl }) => kl,
      2,
    ),
    ...row(translate('evaluate.bits'), ({ bitsPerDimension }) => bitsPerDimension, 4),
  ]
  if (!importanceWeighted) return rows
  const { samples, bound, bitsPerDimension } = importanceWeighted
  const label = isLikelihood ? 'evaluate.bound' : 'evaluate.crossEntropyBound'
  return [
    ...rows,
    [
      translate(label, { samples: terminal.number(samples) }),
      text(scaleEstimate(bound, -1), 2),
      '',
    ],
    ...(bitsPerDimension ? [[translate('evaluate.boundBits'), text(bitsPerDimension, 4), '']] : []),
  ]
}

function latentRows(terminal: Console, { latents, aggregatePosterior }: Evaluation): Row[] {
  if (!latents) return []
  const translate = terminal.translate.bind(terminal)
  const { active, kl, variance } = latents
  const activity = translate('evaluate.activeOf', { active, latents: variance.length })
  if (!kl) return [[translate('evaluate.active'), activity]]
  const order = [...kl.keys()].sort((a, b) => (kl[b] as number) - (kl[a] as number))
  const largest = order.slice(0, shownLatents).map((latent) => (kl[latent] as number).toFixed(2))
  const rest = order.slice(shownLatents).reduce((sum, latent) => sum + (kl[latent] as number), 0)
  const others =
    kl.length > shownLatents ? [translate('evaluate.rest', { kl: rest.toFixed(2) })] : []
  return [
    [translate('evaluate.active'), activity],
    [translate('evaluate.klOfLatents'), [...largest, ...others].join('  ')],
    ...(aggregatePosterior ? momentRows(terminal, aggregatePosterior) : []),
  ]
}

function representationRows(
  terminal: Console,
  { representation, classifier, unit }: Evaluation,
): Row[] {
  const translate = terminal.translate.bind(terminal)
  const { squaredError, compression, nearestNeighbours, linearProbe, clusters, baselines } =
    representation
  const right = ({ accuracy }: { accuracy: Estimate }) =>
    translate('evaluate.right', { percent: `${text(scaleEstimate(accuracy, 100), 1)} %` })
  const factor = {
    ...compression,
    factor: terminal.number(compression.factor, Number.isInteger(compression.factor) ? 0 : 1),
  }
  const compressed = [translate('evaluate.compression'), translate('evaluate.factor', factor)]
  // Beside the baselines below.
  if (baselines) return [compressed]
  return [
    // If it is the likelihood's unit, it is shown above.
    ...(unit === 'nats' && squaredError
      ? [[translate('evaluate.error'), text(squaredError, 5)]]
      : []),
    ...(classifier ? [[translate('evaluate.classifier'), right(classifier)]] : []),
    // The rate of discrete codes is below.
    ...(representation.codes ? [] : [compressed]),
    ...(nearestNeighbours
      ? [[translate('evaluate.neighbours', { k: nearestNeighbours.k }), right(nearestNeighbours)]]
      : []),
    ...(linearProbe ? [[translate('evaluate.probe'), right(linearProbe)]] : []),
    ...(clusters
      ? [
          [translate('evaluate.clusters'), right(clusters)],
          [
            translate('evaluate.clusterInformation'),
            translate('evaluate.clustersUsed', {
              information: clusters.normalizedMutualInformation.toFixed(3),
              used: clusters.used,
              components: clusters.components,
            }),
          ],
        ]
      : []),
  ]
}

/** The metrics of the codes beside those of the baselines, a column each. */
function comparedRows(terminal: Console, representation: Representation): Row[] {
  const { baselines } = representation
  if (!baselines) return []
  const translate = terminal.translate.bind(terminal)
  const { principalComponents, values, commonestLabel } = baselines
  const columns: readonly Baseline[] = [
    representation,
    principalComponents,
    ...(values ? [values] : []),
  ]
  const row = (label: string, cell: (baseline: Baseline) => string): Row[] =>
    columns.some((each) => cell(each) !== '') ? [[label, ...columns.map(cell)]] : []
  const accuracy = (each: { accuracy: Estimate } | undefined) =>
    each ? `${text(scaleEstimate(each.accuracy, 100), 1)} %` : ''
  const { components: count } = principalComponents
  const k = principalComponents.nearestNeighbours?.k ?? 1
  return [
    [
      translate('evaluate.baselines'),
      translate('evaluate.codes'),
      translate('evaluate.components', { count }),
      ...(values ? [translate('evaluate.values')] : []),
    ],
    ...row(translate('evaluate.compared.error'), ({ squaredError }) => text(squaredError, 5)),
    ...row(translate('evaluate.compared.neighbours', { k }), (each) =>
      accuracy(each.nearestNeighbours),
    ),
    ...row(translate('evaluate.compared.probe'), (each) => accuracy(each.linearProbe)),
    ...(commonestLabel ? [[translate('evaluate.commonestLabel'), accuracy(commonestLabel)]] : []),
  ]
}
