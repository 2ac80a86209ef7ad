// Imports a module of the user, whose imports of this library get the library that is running. Node only.
import * as nodeModules from 'node:module'
import { pathToFileURL } from 'node:url'
import { libraryAddresses } from './library-address.js'

/** `version` tells apart what was in the file before: Node itself would never read it again. Rejects as `import` does. */
export function importModule(path: string, version: string): Promise<Record<string, unknown>> {
  resolveLibrary()
  const address = pathToFileURL(path)
  address.searchParams.set('version', version)
  return import(address.href)
}

interface Resolved {
  readonly url: string
  readonly shortCircuit?: boolean
}

interface Hooks {
  resolve(
    specifier: string,
    context: object,
    next: (specifier: string, context: object) => Resolved,
  ): Resolved
}

let isResolved = false

function resolveLibrary(): void {
  if (isResolved) return
  isResolved = true
  // From Node 22.15 on.
  const { registerHooks } = nodeModules as { registerHooks?: (hooks: Hooks) => void }
  if (registerHooks)
    registerHooks({
      resolve(specifier, context, next) {
        const url = libraryAddresses[specifier]
        return url ? { url, shortCircuit: true } : next(specifier, context)
      },
    })
  else {
    const hooks = `const addresses = ${JSON.stringify(libraryAddresses)}
export async function resolve(specifier, context, next) {
  const url = addresses[specifier]
  return url ? { url, shortCircuit: true } : next(specifier, context)
}`
    nodeModules.register(`data:text/javascript,${encodeURIComponent(hooks)}`)
  }
}
