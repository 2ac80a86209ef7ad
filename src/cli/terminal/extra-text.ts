// What a model or its objective measures besides, as text.
import { extraMetricName } from '../../messages/extra-metric-name.js'
import type { WithExtra } from '../../training/extra/extra-metrics.js'
import type { Console } from './console.js'

/** A text such as `accuracy 0.9312` for each. */
export function extraText({ language }: Pick<Console, 'language'>, { extra = {} }: WithExtra) {
  return Object.entries(extra).map(
    ([name, value]) => `${extraMetricName(language, name)} ${Number(value.toPrecision(4))}`,
  )
}
