// The types of a configuration that are not built in, and where a run finds them again. Node only.
import { ConfigError } from '../../errors.js'
import type { Notice } from '../../notices.js'
import type { Configuration } from '../../training/configuration.js'
import { hashOf, loadModule, moduleOf, registries } from './load-module.js'
import type { ModuleFile, OtherModule, RegisteredTypes } from './registered-types-schema.js'
import { isTrusted } from './trusted-modules.js'

/** The registered types that a configuration names; undefined where all are built in. */
export function registeredTypesOf({ model, training }: Configuration): RegisteredTypes | undefined {
  const named = typesIn([model, training])
  const byModule = new Map<string, { types: string[]; module: ModuleFile | undefined }>()
  for (const table of registries)
    for (const type of table.registeredTypes.filter((each) => named.has(each))) {
      const module = moduleOf(table.entryOf({ type }))
      const group = byModule.get(module?.path ?? '') ?? { types: [], module }
      byModule.set(module?.path ?? '', group)
      if (!group.types.includes(type)) group.types.push(type)
    }
  const found = [...byModule.values()].map(({ types, module }) => ({ types, ...module }))
  return found.length > 0 ? found : undefined
}

/** Loads the modules of the types that are not registered yet. A module must be as it was; one that is given to the
 *  command, by `--module`, may have changed. `file`: the run's run.json.
 *  Throws ConfigError where one is missing, has changed, was never named by the user, or does not register the type. */
export async function loadRegisteredTypes(all: RegisteredTypes, file: string): Promise<void> {
  for (const { types, path, sha256 } of all) {
    const missing = () => types.filter((type) => !isRegistered(type))
    if (missing().length === 0) continue
    const values = { path: file, types: missing().join(', '), module: path ?? '' }
    if (!path) throw new ConfigError('module.program', values)
    const actual = await hashOf(path).catch((cause) => {
      throw cause.key === 'data.missing'
        ? new ConfigError('module.missing', values, { cause })
        : cause
    })
    if (actual !== sha256) throw new ConfigError('module.changed', values)
    if (!(await isTrusted({ path, sha256 }))) throw new ConfigError('module.untrusted', values)
    await loadModule(path)
    const [type] = missing()
    if (type) throw new ConfigError('module.type', { ...values, types: type })
  }
}

/** The modules whose types are registered now by a file with other bytes. */
export function otherModules(all: RegisteredTypes = []): OtherModule[] {
  return all.flatMap(({ types, path, sha256 }) => {
    if (!path || !sha256) return []
    const current = registries.flatMap((table) =>
      table.registeredTypes
        .filter((type) => types.includes(type))
        .flatMap((type) => moduleOf(table.entryOf({ type })) ?? []),
    )
    const to = current.find((each) => each.sha256 !== sha256)
    return to ? [{ types, from: { path, sha256 }, to }] : []
  })
}

/** One notice for each. */
export function moduleNotices(modules: readonly OtherModule[]): Notice[] {
  return modules.map(({ types, from, to }) => ({
    code: 'run.otherModule',
    values: { types: types.join(', '), module: to.path, expected: from.sha256, actual: to.sha256 },
  }))
}

function isRegistered(type: string): boolean {
  return registries.some((table) => table.registeredTypes.includes(type))
}

/** Every `type` of a value, at any depth. */
function typesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found
  const { type } = value as { type?: unknown }
  if (typeof type === 'string') found.add(type)
  for (const part of Object.values(value)) typesIn(part, found)
  return found
}
