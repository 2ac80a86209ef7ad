// Variants of a configuration: settings that list several values, and several seeds, one training for each combination.
import { ConfigError } from '../errors.js'
import { parseSetting, type Setting } from './resolve.js'

export interface Variant {
  /** The listed settings, each with its value of this variant; empty if only seeds differ. */
  readonly chosen: readonly Setting[]
  readonly settings: readonly Setting[]
}

/** A list, as a value of `--set`: parts separated by commas. JSON such as `[3,64,64]` is one value, and so is the text
 *  of a setting outside the model and its training: a data source may contain commas. */
function listedValues([path, value]: Setting): readonly unknown[] {
  if (typeof value !== 'string' || !value.includes(',')) return [value]
  if (!/^(model|training)\./.test(path) || /[[{"]/.test(value)) return [value]
  const parts = value.split(',').map((part) => part.trim())
  if (parts.includes('') || new Set(parts).size < parts.length)
    throw new ConfigError('setting.list', { path, actual: value })
  return parts.map((part) => parseSetting(`${path}=${part}`)[1])
}

/** Every combination of the listed values, the last setting changing fastest. One variant where nothing is listed.
 *  Throws ConfigError where a list has an empty or a repeated value, or its setting is given twice. */
export function expandSettings(settings: readonly Setting[]): Variant[] {
  let variants: Variant[] = [{ chosen: [], settings: [] }]
  for (const setting of settings) {
    const [path] = setting
    const values = listedValues(setting)
    if (values.length > 1 && settings.filter(([other]) => other === path).length > 1)
      throw new ConfigError('setting.listTwice', { path })
    variants = variants.flatMap(({ chosen, settings }) =>
      values.map((value) => {
        const one: Setting = [path, value]
        return {
          chosen: values.length > 1 ? [...chosen, one] : chosen,
          settings: [...settings, one],
        }
      }),
    )
  }
  return variants
}

/** A variant's values, for tables and names of folders: `optimizer=rmsprop, latent=8`. */
export function variantLabel({ chosen }: Pick<Variant, 'chosen'>): string {
  return chosen
    .map(
      ([path, value]) =>
        `${path
          .replace(/\.type$/, '')
          .split('.')
          .at(-1)}=${value}`,
    )
    .join(', ')
}
