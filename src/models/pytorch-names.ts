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

/** Pairs the tensors of a state_dict with a model's variables; unmatched tensors are skipped. The two heads of a
 *  posterior are called `posterior.mean` and `posterior.logVariance`, although our models have one head. */
export function matchNames(
  theirs: readonly string[],
  ours: readonly string[],
): Map<string, string> {
  const modules = [...new Set(theirs.map(moduleOf))].map(layerPath)
  const inRole = (role: Role) =>
    modules.filter((each) => each.role === role).sort((a, b) => a.order - b.order)
  const ourModules = [...new Set(ours.map(moduleOf))]
  const within = (folder: string) => ourModules.filter((name) => name.startsWith(`${folder}.`))
  const head = ourModules.includes('posterior') ? 'posterior' : 'latent'
  const pairs = new Map([
    ...pairInOrder(inRole('encoder'), within('encoder'), head),
    ...pairInOrder(inRole('decoder'), within('decoder'), 'output'),
    ...inRole('head').map(({ module }) => [module, head] as const),
    ...inRole('output').map(({ module }) => [module, 'output'] as const),
    ...(['posterior.mean', 'posterior.logVariance'] as const).flatMap((role) =>
      head === 'posterior' ? inRole(role).map(({ module }) => [module, role] as const) : [],
    ),
  ])
  return new Map(
    theirs.flatMap((name) => {
      const module = pairs.get(moduleOf(name))
      const item = name.slice(moduleOf(name).length + 1)
      return module ? [[name, `${module}.${items[item] ?? item}`] as const] : []
    }),
  )
}

/** By name where all have one of ours; else in order, if the numbers are equal, or there is one more: the `last`. */
function pairInOrder(
  theirs: readonly Place[],
  ours: readonly string[],
  last: string,
): (readonly [string, string])[] {
  if (theirs.every(({ module }) => ours.includes(module)))
    return theirs.map(({ module }) => [module, module])
  const all = theirs.length === ours.length ? ours : [...ours, last]
  if (theirs.length !== all.length) return []
  return theirs.map(({ module }, index) => [module, all[index] ?? last])
}

function layerPath(module: string): Place {
  const row = roles.findIndex(([name]) => name.test(module))
  const [name, role] = roles[row] ?? []
  const [, number = 0] = name?.exec(module) ?? []
  return { module, role, order: row * 1e6 + Number(number) }
}

/** `encoder.0` of `encoder.0.weight`. */
function moduleOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')))
}
