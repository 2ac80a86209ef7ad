// The rows of the evaluation's report about the aggregate posterior.
import type { AggregatePosterior } from '../../../analysis/aggregate-posterior.js'
import type { Evaluation } from '../../../analysis/evaluate.js'
import type { MessageKey } from '../../../messages/messages.js'
import type { Console } from '../../terminal/console.js'
import { text } from './estimate-text.js'

/** Moments, the largest correlation, and distances from the prior. */
export function momentRows(
  terminal: Console,
  { mean, variance, correlation, totalVariation }: AggregatePosterior,
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const [least, most] = [Math.min(...variance), Math.max(...variance)]
  const moments = {
    mean: Math.max(...mean.map(Math.abs)).toFixed(2),
    least: least.toFixed(2),
    most: most.toFixed(2),
  }
  const histograms = {
    mean: average(totalVariation).toFixed(2),
    most: Math.max(...totalVariation).toFixed(2),
  }
  return [
    [translate('evaluate.moments'), translate('evaluate.momentsOf', moments)],
    ...(correlation
      ? [[translate('evaluate.correlation'), correlationText(terminal, correlation)]]
      : []),
    [translate('evaluate.histograms'), translate('evaluate.histogramsOf', histograms)],
  ]
}

function correlationText(
  terminal: Console,
  { largest, latents: [first, second] }: NonNullable<AggregatePosterior['correlation']>,
): string {
  const values = { value: largest.toFixed(2), first: first + 1, second: second + 1 }
  return terminal.translate('evaluate.correlationOf', values)
}

/** Log densities of codes and of samples of the prior, a column each. */
export function densityRows(terminal: Console, { aggregatePosterior }: Evaluation): string[][] {
  const { density } = aggregatePosterior ?? {}
  if (!density) return []
  const translate = terminal.translate.bind(terminal)
  const { ofCodes, ofSamples } = density
  const row = (key: MessageKey, name: 'prior' | 'fitted') => [
    translate(key),
    text(ofCodes[name], 2),
    ofSamples[name].toFixed(2),
  ]
  return [
    [
      translate('evaluate.density.columns'),
      translate('evaluate.density.codes'),
      translate('evaluate.density.samples'),
    ],
    row('evaluate.density.prior', 'prior'),
    row('evaluate.density.fitted', 'fitted'),
  ]
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
