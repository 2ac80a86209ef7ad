// Pairs the tensors of a state_dict with a model's variables: by the renamings that are given, then by their names.
import { ConfigError } from '../errors.js'
import { listNames, matchNames, moduleOf } from './pytorch-names.js'

/** `theirs` (a tensor or a module of the file) is `ours` (the same of the model). */
export interface Renaming {
  readonly theirs: string
  readonly ours: string
}

/** Names of the file's tensors, each with that of a variable; unmatched tensors are skipped. `short` has the name of each
 *  without its wrappers: a renaming may use either. A renaming of a module or a tensor to one of the model pairs them, and a
 *  tensor's module stays together; another renaming only changes the beginning of names. The longest that matches applies.
 *  Throws ConfigError where a renaming matches nothing in the file. */
export function pairTensors(
  short: ReadonlyMap<string, string>,
  ours: readonly string[],
  { renamings, path }: { renamings: readonly Renaming[]; path: string },
): Map<string, string> {
  const ourModules = new Set(ours.map(moduleOf))
  if (ourModules.has('posterior'))
    for (const head of ['posterior.mean', 'posterior.logVariance']) ourModules.add(head)
  const pinned = new Map<string, string>()
  const tensors = new Map<string, string>()
  const names = new Map<string, string>()
  const unused = new Set(renamings)
  for (const [full, name] of short) {
    const matching = renamings.filter(
      ({ theirs }) => isWithin(full, theirs) || isWithin(name, theirs),
    )
    for (const each of matching) unused.delete(each)
    const [fitting] = matching.toSorted((a, b) => b.theirs.length - a.theirs.length)
    names.set(full, name)
    if (!fitting) continue
    const theirs = isWithin(full, fitting.theirs) ? full : name
    const rest = theirs.slice(fitting.theirs.length)
    if (rest === '') {
      tensors.set(full, fitting.ours)
      const module = moduleOf(fitting.ours)
      if (moduleOf(name) !== '' && ourModules.has(module) && !pinned.has(moduleOf(name)))
        pinned.set(moduleOf(name), module)
    } else if (moduleOf(rest.slice(1)) === '' && ourModules.has(fitting.ours))
      pinned.set(moduleOf(name), fitting.ours)
    else names.set(full, fitting.ours + rest)
  }
  const [unknown] = unused
  if (unknown)
    throw new ConfigError('import.mapName', {
      path,
      actual: unknown.theirs,
      names: listNames([...short.keys()]),
    })
  const matched = matchNames([...names.values()], ours, pinned)
  const pairs = [...names].flatMap(([full, name]) => {
    const pair = tensors.get(full) ?? matched.get(name)
    return pair === undefined ? [] : [[full, pair] as const]
  })
  return new Map(pairs)
}

/** Whether a tensor is the one called `place`, or is in the module of that name. */
function isWithin(name: string, place: string): boolean {
  return name === place || name.startsWith(`${place}.`)
}
