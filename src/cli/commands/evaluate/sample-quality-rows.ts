// The rows of the evaluation's report about samples.
import { basename } from 'node:path'
import { type Estimate, scaleEstimate } from '../../../analysis/estimate.js'
import type { ClassShares } from '../../../analysis/sample-quality/class-shares.js'
import type { SampleQuality } from '../../../analysis/sample-quality/sample-quality.js'
import type { Console } from '../../terminal/console.js'
import { text as fixed } from './estimate-text.js'

/** Classes whose shares are shown, the most frequent ones. */
const shownClasses = 20

/** `labelNames`: the names of classes, where they have names. */
export function sampleQualityRows(
  terminal: Console,
  quality: SampleQuality,
  labelNames?: readonly string[],
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const { features, samples, k, precision, recall, density, coverage, copies, classes } = quality
  const { size, model = '', output = '' } = features
  const both = (one: Estimate, other: Estimate) => ({ one: text(one), other: text(other) })
  return [
    [
      translate('evaluate.quality', { count: terminal.number(samples) }),
      translate(`evaluate.quality.${features.type}`, { size, output }),
    ],
    ...(model ? [['', translate('evaluate.quality.model', { model: basename(model) })]] : []),
    ...(quality.binarize ? [['', translate('evaluate.quality.binarized')]] : []),
    [
      translate('evaluate.quality.precision', { k }),
      translate('evaluate.quality.both', both(precision, recall)),
    ],
    [
      translate('evaluate.quality.density'),
      translate('evaluate.quality.both', both(density, coverage)),
    ],
    [translate('evaluate.quality.frechet'), text(quality.frechetDistance)],
    [translate('evaluate.quality.kernel'), text(quality.kernelDistance)],
    ...(copies ? copyRows(terminal, copies) : []),
    ...(classes ? classRows(terminal, classes, labelNames) : []),
  ]
}

/** Shares of the classes, as many in a row as fit. */
function classRows(
  terminal: Console,
  { shares, confidence, accuracy }: ClassShares,
  names: readonly string[] = [],
): string[][] {
  const translate = terminal.translate.bind(terminal)
  const percent = (estimate: Estimate) => `${(100 * estimate.mean).toFixed(1)}`
  const withError = (estimate: Estimate) => `${fixed(scaleEstimate(estimate, 100), 1)} %`
  const largest = [...shares].sort((a, b) => b.examples.mean - a.examples.mean || a.label - b.label)
  const shown = largest.slice(0, shownClasses)
  const rest = largest.length - shown.length
  return [
    ...(accuracy
      ? [
          [
            translate('evaluate.quality.accuracy'),
            translate('evaluate.right', { percent: withError(accuracy) }),
          ],
        ]
      : []),
    [
      translate('evaluate.quality.confidence'),
      translate('evaluate.quality.beside', {
        samples: withError(confidence.samples),
        examples: withError(confidence.examples),
      }),
    ],
    ...shown.map(({ label, samples, examples }, at) => [
      at === 0 ? translate('evaluate.quality.shares') : '',
      translate('evaluate.quality.share', {
        label: names[label] ?? label,
        samples: withError(samples),
        examples: `${percent(examples)} %`,
      }),
    ]),
    ...(rest > 0 ? [['', translate('evaluate.quality.otherClasses', { count: rest })]] : []),
  ]
}

function copyRows(
  terminal: Console,
  { distanceRatio, closer }: NonNullable<SampleQuality['copies']>,
): string[][] {
  const translate = terminal.translate.bind(terminal)
  return [
    [
      translate('evaluate.quality.copies'),
      translate('evaluate.quality.distance', { ratio: distanceRatio.toFixed(2) }),
    ],
    ['', translate('evaluate.quality.closer', { percent: (100 * closer.mean).toFixed(1) })],
  ]
}

/** With two digits of its standard error. */
function text({ mean, standardError }: Estimate): string {
  if (!(standardError > 0)) return String(Number(mean.toPrecision(3)))
  const digits = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(standardError))))
  return `${mean.toFixed(digits)} ± ${standardError.toFixed(digits)}`
}
