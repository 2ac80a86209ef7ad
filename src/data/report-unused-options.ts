// Tells which options data has no use for, as they are typed.

import type { LoadCallbacks } from './load-callbacks.js'
import type { DataConfiguration } from './options.js'

/** Of `names`, those that `options` has. What kind of table it is says the recipe, so nobody typed that. */
export function reportUnusedOptions(
  { source, ...options }: DataConfiguration,
  names: readonly Exclude<keyof DataConfiguration, 'source' | 'table'>[],
  notify: LoadCallbacks['notify'],
): void {
  const flags = names.filter((name) => options[name] !== undefined).map(flagOf)
  if (flags.length > 0) notify?.('data.unused', { source, options: flags.join(', ') })
}

const flagOf = (name: string) => `--${name.replaceAll(/[A-Z]/g, '-$&').toLowerCase()}`
