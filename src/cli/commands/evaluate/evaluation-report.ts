// What a person reads of an evaluation: at most 80 columns wide.
import stringWidth from 'string-width'
import type { ElboFigures } from '../../../analysis/elbo.js'
import { type Estimate, scaled } from '../../../analysis/estimate.js'
import type { Evaluation } from '../../../analysis/evaluate.js'
import { decimals } from '../../../training/metrics.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

/** Latents whose KL is shown one by one. */
const shownLatents = 4

type Row = readonly string[]

interface EvaluationSubject {
  readonly run: string
  readonly data: string
  readonly examples: 'examples.images' | 'examples.rows'
  /** Whether the model's data are bytes, unscaled. */
  readonly areBytes: boolean
}

export function printEvaluation(
  terminal: Console,
  { run, data, examples, areBytes }: EvaluationSubject,
  evaluation: Evaluation,
): void {
  const { train, validation, binarize, unit, isLikelihood, isDensity, isTable, warnings } =
    evaluation
  const say = terminal.say.bind(terminal)
  const print = (text: string, indent = '') => {
    for (const line of wrapped(text, 80 - indent.length)) terminal.print(indent + line)
  }
  const counts = {
    training: terminal.number(train.examples),
    validation: terminal.number(validation.examples),
    examples: say(examples),
  }
  print(say('evaluate.on', { run, data, ...counts }))
  if (binarize) print(say('evaluate.binarized', { binarize }))
  print(say(unit === 'nats' ? 'evaluate.units' : 'evaluate.errorUnits'))
  if (unit === 'nats' && !isLikelihood)
    print(say(areBytes ? 'evaluate.crossEntropyOnly' : 'evaluate.crossEntropyOfFloats'))
  if (isDensity && validation.elbo)
    print(say(areBytes ? 'evaluate.density' : 'evaluate.densityOfFloats'))
  if (isTable && validation.elbo) print(say('evaluate.table'))

  const bounds = boundRows(terminal, evaluation)
  const uses = [...latentRows(terminal, evaluation), ...representationRows(terminal, evaluation)]
  const labels = [...bounds, ...uses].map(([label = '']) => label)
  const width = Math.max(...labels.map((label) => stringWidth(label)))
  const aligned = ([label = '', ...cells]: Row) => [
    label + ' '.repeat(width - stringWidth(label)),
    ...cells,
  ]
  terminal.print()
  for (const line of tableLines(bounds.map(aligned), { numeric: [1, 2] })) terminal.print(line)
  if (validation.elbo && !evaluation.importanceWeighted) print(say('evaluate.more'))
  terminal.print()
  for (const line of tableLines(uses.map(aligned))) terminal.print(line)

  if (warnings.length === 0) return
  terminal.print(`\n${say('evaluate.warnings')}`)
  for (const { key, values } of warnings) print(say(key, values), '  ')
}

/** What is measured of images, on both sets. */
function boundRows(
  terminal: Console,
  { train, validation, unit, isLikelihood, importanceWeighted }: Evaluation,
): Row[] {
  const say = terminal.say.bind(terminal)
  const digits = decimals[unit]
  const row = (
    label: string,
    of: (figures: ElboFigures) => Estimate | undefined,
    places: number,
  ) => (of(validation) ? [[label, text(of(validation), places), text(of(train), places)]] : [])
  const rows = [
    ['', say('table.validation'), say('table.train')],
    ...row(
      say(isLikelihood ? 'evaluate.elbo' : 'evaluate.crossEntropy'),
      ({ elbo }) => elbo && scaled(elbo, -1),
      digits,
    ),
    ...row(
      say(unit === 'nats' ? 'evaluate.reconstruction' : 'evaluate.meanSquaredError'),
      ({ reconstruction }) => reconstruction,
      digits,
    ),
    ...row(say('evaluate.kl'), ({ kl }) => kl, 2),
    ...row(say('evaluate.bits'), ({ bitsPerDimension }) => bitsPerDimension, 4),
  ]
  if (!importanceWeighted) return rows
  const { samples, bound, bitsPerDimension } = importanceWeighted
  const label = isLikelihood ? 'evaluate.bound' : 'evaluate.crossEntropyBound'
  return [
    ...rows,
    [say(label, { samples: terminal.number(samples) }), text(scaled(bound, -1), 2), ''],
    ...(bitsPerDimension ? [[say('evaluate.boundBits'), text(bitsPerDimension, 4), '']] : []),
  ]
}

function latentRows(terminal: Console, { latents }: Evaluation): Row[] {
  if (!latents) return []
  const say = terminal.say.bind(terminal)
  const { active, kl } = latents
  const order = [...kl.keys()].sort((a, b) => (kl[b] as number) - (kl[a] as number))
  const largest = order.slice(0, shownLatents).map((latent) => (kl[latent] as number).toFixed(2))
  const rest = order.slice(shownLatents).reduce((sum, latent) => sum + (kl[latent] as number), 0)
  const others = kl.length > shownLatents ? [say('evaluate.rest', { kl: rest.toFixed(2) })] : []
  return [
    [say('evaluate.active'), say('evaluate.activeOf', { active, latents: kl.length })],
    [say('evaluate.klOfLatents'), [...largest, ...others].join('  ')],
  ]
}

function representationRows(terminal: Console, { representation, unit }: Evaluation): Row[] {
  const say = terminal.say.bind(terminal)
  const { squaredError, compression, nearestNeighbours, linearProbe } = representation
  const right = ({ accuracy }: { accuracy: Estimate }) =>
    say('evaluate.right', { percent: `${text(scaled(accuracy, 100), 1)} %` })
  const factor = {
    ...compression,
    factor: terminal.number(compression.factor, Number.isInteger(compression.factor) ? 0 : 1),
  }
  return [
    // Where it is the likelihood's unit, it stands above.
    ...(unit === 'nats' && squaredError ? [[say('evaluate.error'), text(squaredError, 5)]] : []),
    [say('evaluate.compression'), say('evaluate.factor', factor)],
    ...(nearestNeighbours
      ? [[say('evaluate.neighbours', { k: nearestNeighbours.k }), right(nearestNeighbours)]]
      : []),
    ...(linearProbe ? [[say('evaluate.probe'), right(linearProbe)]] : []),
  ]
}

function text(estimate: Estimate | undefined, places: number): string {
  return estimate
    ? `${estimate.mean.toFixed(places)} ± ${estimate.standardError.toFixed(places)}`
    : ''
}

/** The text in lines of at most that many columns, broken between words. */
function wrapped(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trimStart()
    if (stringWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
