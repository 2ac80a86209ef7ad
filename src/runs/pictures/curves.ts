// The curves of one or several runs.
import { ConfigError } from '../../errors.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import { modelFrom } from '../../models/models.js'
import type { Chart } from '../../pictures/chart.js'
import { type CurvesRun, curvesChart } from '../../pictures/curves-chart.js'
import type { CurvePoint } from '../../pictures/curves-scale.js'
import type { Theme } from '../../pictures/theme.js'
import type { RunHistory } from '../folder/run-summary.js'

/** Throws ConfigError if the reconstructions of the runs have different units. */
export function trainingCurves(
  histories: readonly RunHistory[],
  { language, theme }: { language: Language; theme?: Theme },
): Chart {
  const translate = (key: MessageKey, values?: MessageValues) => message(language, key, values)
  const { name = '', unit = 'nats' } = histories[0] ?? {}
  const other = histories.find((each) => each.unit !== unit)
  if (other) throw new ConfigError('picture.units', { name, other: other.name })
  return curvesChart(
    histories.map(curvesOf),
    {
      title:
        histories.length === 1
          ? translate('picture.curves', { name })
          : translate('picture.curves.several'),
      explanation: translate('picture.curves.explanation'),
      epoch: translate('table.epoch'),
      reconstruction:
        unit === 'nats'
          ? translate('picture.reconstructionNats')
          : translate('picture.reconstructionError'),
      kl: translate('picture.klNats'),
      log: translate('picture.log'),
    },
    theme,
  )
}

function curvesOf({ name, description, epochs }: RunHistory): CurvesRun {
  const points = (metric: 'reconstruction' | 'kl') =>
    epochs.map(
      ({ epoch, train, trainDeviation, validation }): CurvePoint => ({
        epoch,
        mean: train[metric],
        standardDeviation: trainDeviation[metric],
        validation: validation[metric],
      }),
    )
  return {
    name,
    reconstruction: points('reconstruction'),
    ...(modelFrom(description.configuration.model).terms.includes('kl') && { kl: points('kl') }),
  }
}
