// The curves of one or several runs.
import { extraMetricTitle } from '../../messages/extra-metric-name.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import { modelFrom } from '../../models/models.js'
import type { Chart } from '../../pictures/chart.js'
import { spreadOf } from '../../pictures/curves-band.js'
import { type CurvesPanel, curvesChart } from '../../pictures/curves-chart.js'
import type { CurvePoint } from '../../pictures/curves-scale.js'
import type { Theme } from '../../pictures/theme.js'
import { extraNamesOf, isAccuracy } from '../../training/extra/extra-metrics.js'
import { scheduledMetricNames } from '../../training/schedules/scheduled-metrics.js'
import { squaredErrorIn } from '../../training/squared-error.js'
import type { RunHistory } from '../folder/run-summary.js'

const reconstructionNames = {
  nats: 'picture.reconstructionNats',
  meanSquaredError: 'picture.reconstructionError',
} as const

/** A panel for the reconstruction in each unit that occurs, one for the loss of generators, one for the KL, if the runs have different likelihoods one for the
 *  squared error, which is comparable, one for everything else that is measured, and one for each number with a schedule and for the
 *  norm of the gradient. */
export function trainingCurves(
  histories: readonly RunHistory[],
  { language, theme }: { language: Language; theme?: Theme },
): Chart {
  const translate = (key: MessageKey, values?: MessageValues) => message(language, key, values)
  const runs = histories.map((history) => ({
    ...history,
    model: modelFrom(history.description.configuration.model),
  }))
  type Run = (typeof runs)[number]
  const panel = (
    key: MessageKey,
    has: (run: Run) => boolean,
    points: (run: Run) => CurvePoint[],
  ): CurvesPanel[] =>
    runs.some(has)
      ? [{ name: translate(key), lines: runs.map((run) => (has(run) ? points(run) : [])) }]
      : []
  const squaredErrors = ({ epochs, unit, model }: Run): CurvePoint[] =>
    epochs.flatMap(({ epoch, validation }) => {
      const error = squaredErrorIn(validation, { unit, hasPosterior: model.hasPosterior })
      return error === undefined ? [] : [{ epoch, validation: error }]
    })
  const isMeasured = (run: Run) => squaredErrors(run).length > 0
  const losses = new Set(runs.map(({ model }) => model.config.likelihood.type))
  const unmeasured = losses.size > 1 ? runs.filter((run) => !isMeasured(run)) : []
  const panels: CurvesPanel[] = [
    ...(['nats', 'meanSquaredError'] as const).flatMap((unit) =>
      panel(reconstructionNames[unit], (run) => run.unit === unit, pointsOf('reconstruction')),
    ),
    ...panel('picture.generatorLoss', ({ unit }) => unit === 'adversarial', pointsOf('loss')),
    ...(losses.size > 1 ? panel('picture.squaredError', isMeasured, squaredErrors) : []),
    ...panel('picture.klNats', ({ model }) => model.terms.includes('kl'), pointsOf('kl')),
    ...extraNamesOf(runs.flatMap(({ epochs }) => epochs)).map((name) => {
      const lines = runs.map(extraPointsOf(name))
      const values = lines.flat().flatMap(({ mean = 0, validation = 0 }) => [mean, validation])
      return {
        name: extraMetricTitle(language, name),
        lines,
        isFraction: isAccuracy(name, values),
      }
    }),
    ...scheduledMetricNames.flatMap((name) =>
      panel(
        `picture.${name}`,
        ({ scheduled }) => scheduled[name] !== undefined,
        ({ scheduled }) => [...(scheduled[name] ?? [])],
      ).map((each) => ({ ...each, isSet: name !== 'gradientNorm' })),
    ),
  ]
  const [first] = runs
  const latents = first && runs.length === 1 ? latentLines(first) : []
  const explanation =
    runs.length > 1 || !first
      ? 'picture.curves.lines'
      : (`picture.curves.${spreadOf(first.epochs.length)}` as const)
  const latentPanel =
    latents.length > 0
      ? [{ name: translate('picture.latentKl'), lines: latents, isOfLatents: true }]
      : []
  const names = unmeasured.map(({ name }) => name).join(', ')
  return curvesChart(
    { names: runs.map(({ name }) => name), panels: [...panels, ...latentPanel] },
    {
      title:
        runs.length === 1
          ? translate('picture.curves', { name: first?.name ?? '' })
          : translate('picture.curves.several'),
      explanation: [
        translate(explanation),
        ...(latents.length > 0 ? [translate('picture.curves.latents', { least: minKl })] : []),
        ...(names ? [translate('picture.curves.unmeasured', { names })] : []),
      ].join(' '),
      epoch: translate('table.epoch'),
      log: translate('picture.log'),
    },
    theme,
  )
}

/** A KL below this is drawn as this: on a logarithmic axis, latents without information would take up most of it. Unit: nats. */
const minKl = 1e-3

/** A line for the KL of each latent; none in runs of earlier versions. */
function latentLines({ epochs }: RunHistory): CurvePoint[][] {
  const recorded = epochs.filter(({ latentKl }) => latentKl)
  const count = recorded[0]?.latentKl?.length ?? 0
  return Array.from({ length: count }, (_, at) =>
    recorded.map(({ epoch, latentKl = [] }) => ({
      epoch,
      validation: Math.max(minKl, latentKl[at] ?? 0),
    })),
  )
}

function pointsOf(metric: 'loss' | 'reconstruction' | 'kl') {
  return ({ epochs }: RunHistory): CurvePoint[] =>
    epochs.map(({ epoch, train, trainDeviation, validation }) => ({
      epoch,
      mean: train[metric],
      standardDeviation: trainDeviation[metric],
      validation: validation[metric],
    }))
}

/** Of the epochs that have it. */
function extraPointsOf(name: string) {
  return ({ epochs }: RunHistory): CurvePoint[] =>
    epochs.flatMap(({ epoch, train, trainDeviation, validation }) => {
      const [mean, validated] = [train.extra?.[name], validation.extra?.[name]]
      const standardDeviation = trainDeviation.extra?.[name]
      if (mean === undefined && validated === undefined) return []
      return [
        {
          epoch,
          ...(mean !== undefined && { mean }),
          ...(standardDeviation !== undefined && { standardDeviation }),
          ...(validated !== undefined && { validation: validated }),
        },
      ]
    })
}
