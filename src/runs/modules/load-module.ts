// Modules of the user: what they register, and the configuration that they export. Node only.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { ConfigError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { layers } from '../../layers/layers.js'
import { likelihoods } from '../../likelihoods/likelihoods.js'
import { models } from '../../models/models.js'
import { posteriors } from '../../models/posteriors/posteriors.js'
import { priors } from '../../models/priors/priors.js'
import { objectives } from '../../objectives/objectives.js'
import { optimizers } from '../../optimizers/optimizers.js'
import { moduleSources, reasonOf } from '../../registered-code.js'
import { type Definition, type Registry, typeOf } from '../../registry.js'
import { importModule } from './import-module.js'
import type { ModuleFile } from './registered-types-schema.js'
import { trustModule } from './trusted-modules.js'

export const moduleExtensions = /\.[mc]?[jt]s$/i

interface LoadedModule extends ModuleFile {
  readonly exports: Readonly<Record<string, unknown>>
}

/** Of a table, what modules need; its own type has the types of all its entries. */
type Table = Pick<Registry<[Definition]>, 'kind' | 'registeredTypes'> & {
  entryOf(config: { readonly type: string }): Definition
}

/** All tables to which a program can add. */
export const registries: readonly Table[] = [
  layers,
  likelihoods,
  optimizers,
  objectives,
  priors,
  posteriors,
  models,
]
const loaded = new Map<string, Promise<LoadedModule>>()
let last: Promise<unknown> = Promise.resolve()

/** Imports the module at `path`, again only where its file has changed. From then on runs may load it, as it is. Throws ConfigError where it cannot be read or fails. */
export async function loadModule(path: string): Promise<LoadedModule> {
  const absolute = resolve(path)
  const sha256 = await hashOf(absolute)
  await trustModule({ path: absolute, sha256 })
  const key = `${sha256} ${absolute}`
  const known = loaded.get(key)
  if (known) return known
  // One after another, so that it is known what each registers.
  const loading = last.then(() => imported(absolute, sha256))
  last = loading.catch(() => {})
  loaded.set(key, loading)
  loading.catch(() => loaded.delete(key))
  return loading
}

/** Of the file's bytes. Throws ConfigError where it cannot be read. */
export async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readBytes(path))
    .digest('hex')
}

/** The module that registered a type; undefined where a program did. */
export function moduleOf({ schema }: Definition): ModuleFile | undefined {
  return moduleSources.get(schema)
}

/** The configuration that a module exports, as `configuration` or as default. Throws ConfigError where it exports none. */
export async function moduleConfiguration(path: string): Promise<unknown> {
  const { exports } = await loadModule(path)
  const found = exports.configuration ?? exports.default
  if (typeof found === 'object' && found !== null) return found
  throw new ConfigError('module.configuration', { path })
}

async function imported(path: string, sha256: string): Promise<LoadedModule> {
  const { typescript } = process.features as { typescript?: 'strip' | 'transform' | false }
  if (/ts$/i.test(path) && !typescript)
    throw new ConfigError('module.typescript', { path, actual: process.versions.node })
  const before = registered()
  const exports = await importModule(path, sha256).catch((cause) => {
    throw new ConfigError('module.failed', { path, reason: reasonOf(cause) }, { cause })
  })
  for (const [name, definition] of registered()) {
    const earlier = before.get(name)
    if (earlier === definition) continue
    const other = earlier && moduleOf(earlier)?.path
    if (other && other !== path)
      throw new ConfigError('module.twice', { path, types: typeOf(definition), module: other })
    moduleSources.set(definition.schema, { path, sha256 })
  }
  return { path, sha256, exports }
}

/** By table and type. */
function registered(): Map<string, Definition> {
  return new Map(
    registries.flatMap((table) =>
      table.registeredTypes.map((type): [string, Definition] => [
        `${table.kind} ${type}`,
        table.entryOf({ type }),
      ]),
    ),
  )
}
