// Matches the tensors of a PyTorch model with ours, by the module names of the original programs.

type Role = 'encoder' | 'decoder' | 'posterior.mean' | 'posterior.logVariance' | 'head' | 'output'

/** Roles of modules by name; several of one role are ordered by these lines, then by their numbers. */
const roles: readonly (readonly [name: RegExp, role: Role])[] = [
  // nn.Sequential
  [/^(?:encoder\.)+(\d+)$/i, 'encoder'],
  [/^(?:decoder\.)+(\d+)$/i, 'decoder'],
  // The VAE of the book's chapter 13
  [/^(?:encoder\.)?input(\d+)$/i, 'encoder'],
  [/^(?:decoder\.)?hidden(\d+)$/i, 'decoder'],
  // The ReLU VAE
  [/^dense(\d+)_enc$/, 'encoder'],
  [/^dense(\d+)_dec$/, 'decoder'],
  // The denoising autoencoder of chapter 13
  [/^(?:encoder\.)?encoder_cnn\.(\d+)$/, 'encoder'],
  [/^(?:encoder\.)?encoder_lin\.(\d+)$/, 'encoder'],
  [/^(?:decoder\.)?decoder_lin\.(\d+)$/, 'decoder'],
  [/^(?:decoder\.)?decoder_conv\.(\d+)$/, 'decoder'],
  // Heads, of these and by common names
  [
    /^(?:encoder\.)?(?:posterior\.mean|mean|mu|fc_?mu|fc_mean|z_mean|dense_mu_enc)$/i,
    'posterior.mean',
  ],
  [
    /^(?:encoder\.)?(?:posterior\.logVariance|var|log_?var|fc_?(?:log_?)?var|z_log_var|dense_logvar_enc)$/i,
    'posterior.logVariance',
  ],
  [/^(?:encoder\.)?(?:posterior|latent)$/i, 'head'],
  [/^(?:decoder\.)?output$/i, 'output'],
]

/** Modules beside the networks, which are paired by our own names only: the embedding of a condition, and what a likelihood has of its own. */
const beside = ['condition', 'likelihood']

/** Our names of items that have another name in PyTorch. */
const items: Readonly<Record<string, string>> = {
  running_mean: 'runningMean',
  running_var: 'runningVariance',
}

interface Place {
  readonly module: string
  readonly role: Role | undefined
  /** Its position among those of the same role. */
  readonly order: number
}

/** Pairs the tensors of a state_dict with a model's variables, module by module; unmatched tensors are skipped. Modules inside
 *  a layer, such as those of a residual layer, have the same names inside theirs. The two
 *  heads of a posterior are called `posterior.mean` and `posterior.logVariance`, although our models have one head.
 *  `pinned` are modules that are paired already, theirs → ours: the pairs of the others are the same as without them,
 *  except where the numbers of layers are only equal without them. */
export function matchNames(
  theirs: readonly string[],
  ours: readonly string[],
  pinned: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const ourModules = [...new Set(ours.map(moduleOf))]
  const inside = new Set(ourModules.map((module) => containing.exec(module)?.[2]))
  const parts = new Map(theirs.map((name) => [name, splitModule(moduleOf(name), inside)]))
  const modules = [...new Set([...parts.values()].map(({ layer }) => layer))].map(layerPath)
  const inRole = (role: Role) =>
    modules.filter((each) => each.role === role).sort((a, b) => a.order - b.order)
  const ourLayers = new Set(ourModules.map((module) => containing.exec(module)?.[1] ?? module))
  const within = (folder: string) => [...ourLayers].filter((name) => name.startsWith(`${folder}.`))
  const taken = new Set(pinned.values())
  const inOrder = (role: 'encoder' | 'decoder', last: string) => {
    const all = pairInOrder(inRole(role), within(role), last)
    if (all.length > 0) return all
    const others = inRole(role).filter(({ module }) => !pinned.has(module))
    const free = within(role).filter((module) => !taken.has(module))
    return pairInOrder(others, free, taken.has(last) ? undefined : last)
  }
  const head = ourModules.includes('posterior') ? 'posterior' : 'latent'
  const pairs = new Map([
    ...inOrder('encoder', head),
    ...inOrder('decoder', 'output'),
    ...inRole('head').map(({ module }) => [module, head] as const),
    ...inRole('output').map(({ module }) => [module, 'output'] as const),
    ...beside
      .filter((name) => ourModules.includes(name) && modules.some(({ module }) => module === name))
      .map((name) => [name, name] as const),
    ...(['posterior.mean', 'posterior.logVariance'] as const).flatMap((role) =>
      head === 'posterior' ? inRole(role).map(({ module }) => [module, role] as const) : [],
    ),
  ])
  for (const [module, ours] of pairs) if (taken.has(ours)) pairs.delete(module)
  for (const [module, ours] of pinned) pairs.set(module, ours)
  return new Map(
    theirs.flatMap((name) => {
      const { layer = '', inner = '' } = parts.get(name) ?? {}
      const paired = pairs.get(layer)
      const within = paired && !taken.has(paired + inner) ? paired + inner : undefined
      const module = pairs.get(moduleOf(name)) ?? within
      return module ? [[name, `${module}.${itemOf(name)}`] as const] : []
    }),
  )
}

/** Our name of the item of a tensor: `weight` of `encoder.0.weight`. */
export function itemOf(name: string): string {
  const item = name.slice(moduleOf(name).length + 1)
  return items[item] ?? item
}

/** Our modules inside a layer: the layer, and the rest of the path. */
const containing = /^((?:encoder|decoder)\.\d+)(\..+)$/

/** A module inside a layer that has modules as one of ours, `inside` it: the layer, and the rest of the path. */
function splitModule(module: string, inside: ReadonlySet<string | undefined>) {
  for (let at = module.indexOf('.'); at > 0; at = module.indexOf('.', at + 1)) {
    const [layer, inner] = [module.slice(0, at), module.slice(at)]
    if (inside.has(inner) && layerPath(layer).role) return { layer, inner }
  }
  return { layer: module, inner: '' }
}

/** By name where all have one of ours; else in order, if the numbers are equal, or there is one more: the `last`. */
function pairInOrder(
  theirs: readonly Place[],
  ours: readonly string[],
  last: string | undefined,
): (readonly [string, string])[] {
  if (theirs.every(({ module }) => ours.includes(module)))
    return theirs.map(({ module }) => [module, module])
  const all = last === undefined || theirs.length === ours.length ? ours : [...ours, last]
  if (theirs.length !== all.length) return []
  return theirs.map(({ module }, index) => [module, all[index] as string])
}

function layerPath(module: string): Place {
  const row = roles.findIndex(([name]) => name.test(module))
  const [name, role] = roles[row] ?? []
  const [, number = 0] = name?.exec(module) ?? []
  return { module, role, order: row * 1e6 + Number(number) }
}

/** `encoder.0` of `encoder.0.weight`. */
export function moduleOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')))
}

const maxNames = 8

/** Names for a message: the first few, and how many there are. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).join(', ')
  return names.length > maxNames ? `${shown}, … (${names.length})` : shown
}
