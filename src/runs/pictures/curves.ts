// The curves of one or several runs.
import { ConfigError } from '../../errors.js'
import { likelihoodFrom } from '../../likelihoods/likelihoods.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import type { Chart } from '../../pictures/chart.js'
import { type CurvesRun, curvesChart } from '../../pictures/curves-chart.js'
import type { CurvePoint } from '../../pictures/curves-scale.js'
import type { Theme } from '../../pictures/theme.js'
import { type RunDescription, readDescription } from '../description.js'
import { type EpochLine, readMetrics } from '../metrics.js'

/** What is known of a run's training. */
export interface RunHistory {
  readonly description: RunDescription
  readonly epochs: readonly EpochLine[]
}

export async function readHistory(path: string): Promise<RunHistory> {
  const description = await readDescription(path)
  const { epochs } = await readMetrics(path)
  return { description, epochs }
}

/** Throws ConfigError where the reconstructions of the runs are not in one unit. */
export function trainingCurves(
  histories: readonly RunHistory[],
  { language, theme }: { language: Language; theme?: Theme },
): Chart {
  const say = (key: MessageKey, values?: MessageValues) => message(language, key, values)
  const units = histories.map(({ description }) => unitOf(description))
  const [unit = 'nats'] = units
  const other = units.findIndex((each) => each !== unit)
  if (other > 0)
    throw new ConfigError('picture.units', {
      name: histories[0]?.description.name ?? '',
      other: histories[other]?.description.name ?? '',
    })
  return curvesChart(
    histories.map(curvesOf),
    {
      title:
        histories.length === 1
          ? say('picture.curves', { name: histories[0]?.description.name ?? '' })
          : say('picture.curves.several'),
      explanation: say('picture.curves.explanation'),
      epoch: say('table.epoch'),
      reconstruction:
        unit === 'nats' ? say('picture.reconstructionNats') : say('picture.reconstructionError'),
      kl: say('picture.klNats'),
    },
    theme,
  )
}

function unitOf({ configuration }: RunDescription) {
  return likelihoodFrom(configuration.model.likelihood).unit
}

function curvesOf({ description, epochs }: RunHistory): CurvesRun {
  const points = (figure: 'reconstruction' | 'kl') =>
    epochs.map(
      ({ epoch, train, trainDeviation, validation }): CurvePoint => ({
        epoch,
        mean: train[figure],
        deviation: trainDeviation[figure],
        validation: validation[figure],
      }),
    )
  return {
    name: description.name,
    reconstruction: points('reconstruction'),
    ...(description.configuration.model.type === 'vae' && { kl: points('kl') }),
  }
}
