// The fragment of the address (behind #): which page, with which parameters.

export const runTabs = [
  'curves',
  'reconstructions',
  'latent',
  'explore',
  'try',
  'figures',
  'files',
] as const
export type RunTab = (typeof runTabs)[number]

export type Route =
  | { readonly page: 'runs' }
  | { readonly page: 'new'; readonly configuration?: string }
  | { readonly page: 'run'; readonly name: string; readonly tab: RunTab }
  | { readonly page: 'compare'; readonly runs: readonly string[] }
  | { readonly page: 'tab' }

/** Unknown fragments give the list of runs. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s)
  const [page, name = '', tab = ''] = path.split('/')
  const asked = new URLSearchParams(query)
  if (page === 'new') {
    const configuration = asked.get('c')
    return configuration ? { page, configuration } : { page }
  }
  if (page === 'run' && name)
    return { page, name: decoded(name), tab: runTabs.find((each) => each === tab) ?? 'curves' }
  if (page === 'compare') {
    const names = (asked.get('runs')?.split(',') ?? []).map(decoded)
    return { page, runs: [...new Set(names)].filter((each) => each !== '') }
  }
  return page === 'tab' ? { page } : { page: 'runs' }
}

export function formatRoute(address: Route): string {
  switch (address.page) {
    case 'run': {
      const tab = address.tab === 'curves' ? '' : `/${address.tab}`
      return `#/run/${encodeURIComponent(address.name)}${tab}`
    }
    case 'new':
      return address.configuration ? `#/new?c=${address.configuration}` : '#/new'
    case 'compare': {
      // Encoded twice, as a name may contain a comma.
      const names = address.runs.map((name) => encodeURIComponent(encodeURIComponent(name)))
      return `#/compare?runs=${names.join(',')}`
    }
    default:
      return `#/${address.page}`
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
