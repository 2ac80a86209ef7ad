// Figures as a person reads them, in the terms of the model at hand.
import type { TrainingStart } from '../../training/events.js'
import type { Figures } from '../../training/metrics.js'
import type { Console } from './console.js'

type Terms = Pick<TrainingStart, 'configuration' | 'unit'>

/** The loss with its parts. */
export function figuresText(
  terminal: Console,
  { configuration: { model }, unit }: Terms,
  figures: Figures,
): string {
  const digits = digitsOf(unit)
  const text = (name: keyof Figures) => figures[name].toFixed(digits)
  const parts = { reconstruction: text('reconstruction'), kl: text('kl'), loss: text('loss') }
  if (model.type === 'autoencoder')
    return terminal.say(
      unit === 'meanSquaredError' ? 'progress.error' : 'progress.reconstruction',
      parts,
    )
  const isElbo = model.klWeight === 1 && unit === 'nats'
  return terminal.say(isElbo ? 'progress.elbo' : 'progress.weighted', parts)
}

/** The loss and its parts in fewer columns. */
export function briefFiguresText(terminal: Console, terms: Terms, figures: Figures): string {
  const { model } = terms.configuration
  if (model.type === 'autoencoder' || terms.unit === 'meanSquaredError')
    return figuresText(terminal, terms, figures)
  const { loss, reconstruction, kl } = figures
  const parts = {
    loss: loss.toFixed(1),
    reconstruction: reconstruction.toFixed(1),
    kl: kl.toFixed(1),
  }
  const isElbo = model.klWeight === 1
  return terminal.say(isElbo ? 'progress.elboBrief' : 'progress.weightedBrief', parts)
}

/** Decimals that a loss is told with. */
export function digitsOf(unit: TrainingStart['unit']): number {
  return unit === 'meanSquaredError' ? 5 : 2
}
