// The rows of the evaluation's report about samples.
import type { Estimate } from '../../../analysis/estimate.js'
import type { SampleQuality } from '../../../analysis/sample-quality/sample-quality.js'
import type { Console } from '../../terminal/console.js'

export function sampleQualityRows(terminal: Console, quality: SampleQuality): string[][] {
  const translate = terminal.translate.bind(terminal)
  const { features, samples, k, precision, recall, density, coverage, copies } = quality
  const both = (one: Estimate, other: Estimate) => ({ one: text(one), other: text(other) })
  return [
    [
      translate('evaluate.quality', { count: terminal.number(samples) }),
      translate(`evaluate.quality.${features.type}`, { size: features.size }),
    ],
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
