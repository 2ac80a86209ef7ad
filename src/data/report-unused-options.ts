// Reports options that the data does not use, as they are typed.

import type { LoadCallbacks } from './load-callbacks.js'
import type { DataConfiguration } from './options.js'

/** Reports those of `names` that `options` has. `table` comes from the recipe, so it is not reported. */
export function reportUnusedOptions(
  {
    source,
    ...options
  }: { readonly source: string } & {
    readonly [name in keyof DataConfiguration]?: unknown
  },
  names: readonly Exclude<keyof DataConfiguration, 'source' | 'table'>[],
  notify: LoadCallbacks['notify'],
): void {
  const flags = names.filter((name) => options[name] !== undefined).map(flagOf)
  if (flags.length > 0) notify?.('data.unused', { source, options: flags.join(', ') })
}

const flagOf = (name: string) => `--${name.replaceAll(/[A-Z]/g, '-$&').toLowerCase()}`
