// What a configuration may be written as: models built from layers, and other names of fields.
import type { Model } from '../models/model.js'
import type { Configuration, ConfigurationInput } from '../training/configuration.js'

/** A configuration without defaults. Its model may be one that `vae` or `autoencoder` has built from layers. */
export type WrittenConfiguration = Omit<ConfigurationInput, 'model'> & {
  readonly model: ConfigurationInput['model'] | Pick<Model<Configuration['model']>, 'config'>
}

const alias = { written: 'standardDeviation', field: 'deviation' } as const

/** The path of a setting by the names that configurations have: `model.likelihood.deviation` may be written
 *  `model.likelihood.standardDeviation`. */
export function settingPath(path: string): string {
  const folder = 'model.likelihood'
  return path === [folder, alias.written].join('.') ? [folder, alias.field].join('.') : path
}

/** The same configuration with a built model's own configuration, and by the names of fields. */
export function plainConfiguration(written: unknown): unknown {
  if (!isRecord(written) || !isRecord(written.model)) return written
  const { config, encode } = written.model
  const model = isRecord(config) && typeof encode === 'function' ? config : written.model
  const { likelihood } = model
  if (!isRecord(likelihood) || !(alias.written in likelihood) || alias.field in likelihood)
    return model === written.model ? written : { ...written, model }
  const { [alias.written]: deviation, ...others } = likelihood
  return { ...written, model: { ...model, likelihood: { ...others, [alias.field]: deviation } } }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
