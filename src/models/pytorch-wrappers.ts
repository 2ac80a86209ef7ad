// Names of a state_dict without those of wrappers around the model, such as DataParallel or torch.compile.

/** Segments that wrappers of PyTorch and Lightning put into names, wherever the wrapped module is. */
const wrappers = new Set([
  'module',
  '_orig_mod',
  '_forward_module',
  '_fsdp_wrapped_module',
  '_checkpoint_wrapped_module',
])
/** Segments that are part of a model: they stay, even where all names begin with them. */
const parts = /^(encoder|decoder|posterior|latent|output|\d+)$/i

interface Unwrapped {
  /** The short name of each. */
  readonly names: ReadonlyMap<string, string>
  /** What came off, such as `module.`; each once. */
  readonly removed: readonly string[]
}

/** Shortens names by the segments of wrappers, by a leading `model.`, and by every segment that all of them begin with.
 *  Names stay as they are where two would become equal. */
export function unwrapNames(names: readonly string[]): Unwrapped {
  const removed = new Set<string>()
  let short = names.map((name) => {
    const [item = '', ...modules] = name.split('.').reverse()
    const kept = modules.reverse().filter((each) => !wrappers.has(each))
    for (const each of modules) if (wrappers.has(each)) removed.add(`${each}.`)
    return [...kept, item]
  })
  const drop = (isDropped: (segments: readonly string[]) => boolean) => {
    short = short.map((segments) => {
      if (!isDropped(segments)) return segments
      removed.add(`${segments[0]}.`)
      return segments.slice(1)
    })
  }
  for (let first = commonSegment(short); first !== undefined; first = commonSegment(short))
    drop(() => true)
  drop(([first, ...rest]) => first === 'model' && rest.length > 1)
  const shortNames = short.map((segments) => segments.join('.'))
  if (new Set(shortNames).size < names.length)
    return { names: new Map(names.map((name) => [name, name])), removed: [] }
  return {
    names: new Map(names.map((name, at) => [name, shortNames[at] as string])),
    removed: [...removed],
  }
}

/** The first segment, if all have it and none would be left without a module. */
function commonSegment(all: readonly (readonly string[])[]): string | undefined {
  const [first] = all[0] ?? []
  if (first === undefined || parts.test(first)) return undefined
  return all.every((segments) => segments[0] === first && segments.length > 2) ? first : undefined
}
