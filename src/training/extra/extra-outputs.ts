// The outputs of programs that measure more than the loss and its terms.
import type { Values } from '../../engines/engine.js'
import { ConfigError } from '../../errors.js'
import { broadcast, mean, reshape } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { WithExtra } from './extra-metrics.js'

/** The name of the program's output for such a metric. */
const prefix = 'metric/'
const isName = /^[A-Za-z][A-Za-z0-9_]*$/

/** The outputs of a program for an objective's metrics. Shapes: [batch] or [] → [], means over the batch; with `batch` → [batch].
 *  Throws ConfigError where a name is none. */
export function extraOutputs(
  metrics: Readonly<Record<string, Tensor>> = {},
  batch?: number,
): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, tensor]) => {
      if (!isName.test(name)) throw new ConfigError('metrics.name', { actual: name })
      const ofExamples = () =>
        tensor.shape.length === 0 ? broadcast(reshape(tensor, [1]), [batch ?? 1]) : tensor
      return [prefix + name, batch === undefined ? mean(tensor) : ofExamples()]
    }),
  )
}

/** The names of those that a program's outputs have. */
export function extraNames(outputs: Values): string[] {
  return Object.keys(outputs).flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  )
}

/** The values of one of them. */
export function extraValues(outputs: Values, name: string): Values[string] | undefined {
  return outputs[prefix + name]
}

/** The metrics at one place of the outputs; no field without any. */
export function extraAt(outputs: Values, index: number): WithExtra {
  const names = extraNames(outputs)
  if (names.length === 0) return {}
  const values = names.map((name) => [name, extraValues(outputs, name)?.[index] ?? 0])
  return { extra: Object.fromEntries(values) }
}
