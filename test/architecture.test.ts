// Enforces the architecture: who imports whom, the first line of every file, what must be equal.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { version } from '../src/version.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Folders of src from the lowest floor up; those of one floor do not import each other. */
const floors: readonly (readonly string[])[] = [
  ['files', 'random', 'graph', 'formats', 'pictures'],
  ['layers', 'likelihoods', 'objectives', 'optimizers', 'engines', 'data', 'drawing'],
  ['models'],
  ['training'],
  // What is measured of a trained model.
  ['analysis'],
  // Recipes are configurations of what training defines.
  ['recipes'],
  ['runs'],
  ['studio'],
  // It starts the studio.
  ['cli'],
]

/** Floors inside the folders that have rooms: files, by their names without an ending, and folders. */
const rooms: Readonly<Record<string, readonly (readonly string[])[]>> = {
  data: [
    ['choices', 'factors', 'image-shape', 'load-callbacks', 'notation', 'reading-rules'],
    ['columns', 'labels'],
    ['dataset'],
    ['join-datasets'],
    ['read-chunks', 'select-split', 'split-words'],
    ['float-range', 'inspect', 'inspect-columns', 'split', 'statistics'],
    ['axes'],
    ['scaling'],
    ['hash-splits', 'options', 'predefined-split'],
    ['cache', 'fingerprint', 'report-unused-options'],
    ['arrays', 'idx', 'images'],
    ['listed-files', 'named', 'tables'],
    ['loaded-labels'],
    ['factor-file', 'load'],
  ],
  'data/tables': [
    ['cell', 'find-column', 'format-names', 'growable-matrix', 'row-lines', 'row-texts'],
    ['cell-readers'],
    ['table-file'],
    ['column-roles', 'csv', 'fill-rows', 'inference', 'missing', 'notation-reader', 'parquet'],
    ['open-table', 'read-table', 'roles'],
    ['report-split', 'table-items'],
    ['column-notices', 'given-row'],
    ['infer-columns'],
    ['typed-table'],
    ['load-rows', 'table-data'],
  ],
  runs: [
    ['modules', 'quality'],
    ['folder', 'reload-data'],
    ['checkpoints', 'given-rows', 'pictures'],
    ['recording', 'report'],
    ['exchange'],
    ['run'],
  ],
  cli: [['terminal'], ['flags'], ['pictures', 'training'], ['commands'], ['main']],
  // The interface between the server and its pages, which otherwise do not import each other.
  studio: [['api'], ['server', 'page']],
  'studio/api': [
    ['json', 'event-names', 'errors'],
    ['loading', 'runs'],
    ['configuration', 'evaluation', 'queue', 'run'],
    ['events', 'studio'],
    ['openapi-components', 'routes'],
  ],
  'studio/server': [
    ['events', 'guard'],
    ['responses', 'runs'],
    ['configuration'],
    ['queue'],
    ['studio'],
    ['routes'],
    ['publish'],
    ['app'],
  ],
  'studio/page': [
    ['HeadProgress', 'address', 'charts', 'local-storage', 'lru-cache', 'published'],
    ['range-requests', 'toasts', 'unsaved-work'],
    ['i18n', 'router', 'theme'],
    ['api-client'],
    ['TrainingNow', 'components', 'run-source'],
    ['LazyComponent', 'model', 'new-run', 'runs'],
    ['latent'],
    ['explore', 'try'],
    ['views'],
    ['run'],
    ['compare', 'in-browser'],
    ['tab-view'],
    ['PageHead'],
    ['App'],
    ['main'],
  ],
}
const maxFilesOfFolder = 25

/** What everyone may import. */
const everywhere = [
  'errors.ts',
  'notices.ts',
  'registered-code.ts',
  'registry.ts',
  'version.ts',
  'messages',
]

/** In addition to the floors: from a file whose path matches, to a path or package that matches. */
const never: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^(models|layers|likelihoods|optimizers)\//, /^engines\//],
  [/^(random|graph|formats|pictures)\//, /^node:/],
  [/^(training|analysis|models|layers|likelihoods|optimizers|recipes)\//, /^node:|^onnxruntime/],
  [/^(training|analysis)\//, /^formats\/|^engines\/(lower|executor|node|web|session)/],
  [/^(?!studio\/page\/)/, /^studio\/page/],
  [
    /^studio\/page\//,
    /^(runs\/(?!checkpoints\/serialize-checkpoint\.|folder\/(configuration-diff|configuration-rows|run-json-schema|format-version|epoch-files|metrics-jsonl)\.)|files|cli|drawing|studio\/server)|^node:/,
  ],
  [
    /^studio\/api\//,
    /^(files|cli|drawing|runs\/(?!folder\/run-json-schema\.))|^node:|^(?!zod$)[^./]+$/,
  ],
  [/^studio\//, /^cli\//],
  // The engines run graphs, the studio's page what was exported; the command line only asks what is installed.
  [/^(?!engines\/|cli\/|studio\/page\/model\/)/, /^onnxruntime/],
]

interface Import {
  /** Paths within src; packages by their names. */
  readonly from: string
  readonly to: string
  /** Type imports vanish when the sources are compiled. */
  readonly typeOnly: boolean
  /** Loaded only when it is needed. */
  readonly isLazy?: boolean
}

const everyFile = filesOf(join(root, 'src'))
const components = filesOf(join(root, 'src'), '.svelte')
const files = [...everyFile.filter((path) => !path.endsWith('.test.ts')), ...components]
const source = (path: string) => readFileSync(join(root, 'src', path), 'utf8')
/** ONNX Runtime's modules, which the build puts next to the worker. */
const built = /^engines\/jamjae\/ort\.\w+\.ts$/
const imports = files
  .flatMap((path) => importsOf(path, source(path)))
  .filter(({ to }) => !built.test(to))

describe('imports', () => {
  it('are found', () => {
    const lines = `import * as z from 'zod'
import { type A, b } from '../graph/a.js'
import type {
  C,
} from './c.js'
import './d.js'
export * from './e.js'
const lazily = await import('./f.js')
const worker = new Worker(new URL('./g.js', import.meta.url))
type H = typeof import('./h.js')
export const i = message('i', 'j')`
    const found = importsOf('layers/x.ts', lines).map(({ to, typeOnly }) => [to, typeOnly])
    expect(found).toEqual([
      ['zod', false],
      ['graph/a.ts', false],
      ['layers/c.ts', true],
      ['layers/d.ts', false],
      ['layers/e.ts', false],
      ['layers/f.ts', false],
      ['layers/g.ts', false],
    ])
    expect(imports.length).toBeGreaterThan(files.length)
  })

  it('are found in the scripts of components', () => {
    const lines = `<script module lang="ts">
  import { readFileSync } from 'node:fs'
  export { a } from '../../server/a.js'
</script>
<script lang="ts">import B from '../parts/B.svelte'
import { c } from './c.svelte.js'
</script>
{#await import('../../../cli/d.js') then D}<D />{/await}
<p>{import.meta.glob<View>('./{e,f}.svelte')}</p>`
    const found = importsOf('studio/page/run/X.svelte', lines)
    expect(found.map(({ to }) => to)).toEqual([
      'node:fs',
      'studio/server/a.ts',
      'studio/page/parts/B.svelte',
      'studio/page/run/c.svelte.ts',
      'cli/d.ts',
      'studio/page/run/e.svelte',
      'studio/page/run/f.svelte',
    ])
    expect(found.map(isForbidden)).toEqual([true, true, false, false, true, false, false])
    for (const path of components)
      expect(
        imports.map(({ to }) => to),
        'loaded by nobody',
      ).toContain(path)
  })

  it('lead to existing files', () => {
    const lost = imports.filter(({ to }) => isOurs(to) && !files.includes(to))
    expect(lost.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('only lead downwards', () => {
    expect(imports.filter(climbs).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('would be caught if they led upwards or sideways', () => {
    const edge = (from: string, to: string) => climbs({ from, to, typeOnly: false })
    expect(edge('graph/a.ts', 'layers/b.ts')).toBe(true)
    expect(edge('layers/a.ts', 'optimizers/b.ts')).toBe(true)
    expect(edge('studio/server/a.ts', 'cli/b.ts')).toBe(true)
    expect(edge('cli/a.ts', 'studio/server/b.ts')).toBe(false)
    expect(edge('graph/a.ts', 'index.ts')).toBe(true)
    expect(edge('layers/a.ts', 'graph/b.ts')).toBe(false)
    expect(edge('graph/a.ts', 'messages/messages.ts')).toBe(false)
    expect(edge('index.ts', 'training/b.ts')).toBe(false)
    expect(edge('errors.ts', 'graph/b.ts')).toBe(true)
  })

  it('obey the special rules', () => {
    expect(imports.filter(isForbidden).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('have no circles', () => {
    // A component that renders itself is a tree.
    const isTree = ({ from, to }: Import) => from === to && from.endsWith('.svelte')
    expect(circle(imports.filter((each) => !isTree(each)))).toBeUndefined()
    const ring = ['a', 'b', 'c'].map((from, at, all) => ({
      from,
      to: all[(at + 1) % 3] ?? '',
      typeOnly: false,
    }))
    expect(circle(ring)).toBe('a → b → c → a')
  })

  it('lead downwards within a folder with rooms', () => {
    const upward = Object.keys(rooms).flatMap((room) =>
      imports.filter((each) => climbsWithin(room, each)).map(({ from, to }) => `${from} → ${to}`),
    )
    expect(upward).toEqual([])
    const edge = (from: string, to: string) => ({ from, to, typeOnly: false })
    expect(climbsWithin('data', edge('data/dataset.ts', 'data/cache/a.ts'))).toBe(true)
    expect(climbsWithin('data', edge('data/idx/a.ts', 'data/images/b.ts'))).toBe(true)
    expect(climbsWithin('data', edge('data/load.ts', 'data/images/b.ts'))).toBe(false)
    expect(climbsWithin('data', edge('data/images/a.ts', 'data/images/b.ts'))).toBe(false)
    const commands = /^cli\/commands\/([^/]+)\//
    const crossing = imports.filter(({ from, to }) => {
      const [here, there] = [commands.exec(from)?.[1], commands.exec(to)?.[1]]
      return here && there && here !== there
    })
    expect(crossing.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('cover every room', () => {
    const unplaced = Object.entries(rooms).flatMap(([room, floors]) =>
      [...new Set(files.map((path) => placeIn(room, path)))].filter(
        (place) => place !== undefined && !floors.flat().includes(place),
      ),
    )
    expect(unplaced).toEqual([])
  })

  it('come from folders of limited size', () => {
    const counts = new Map<string, number>()
    for (const path of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > maxFilesOfFolder)).toEqual([])
  })

  it('cover every folder', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map(folderOf))
    const known = [...floors.flat(), ...everywhere]
    expect([...folders].filter((folder) => !known.includes(folder))).toEqual([])
  })
})

describe('what a page loads', () => {
  it('has none of the schemas of the API, which only types come from', () => {
    const loaded = imports.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith('studio/page/') && to.startsWith('studio/api/') && !typeOnly,
    )
    expect(new Set(loaded.map(({ to }) => to))).toEqual(new Set(['studio/api/event-names.ts']))
  })

  it('could be the schemas, too: they import nothing of Node', () => {
    const api = files.filter((path) => path.startsWith('studio/api/'))
    const reached = reachedFrom(api)
    const nodes = imports.filter(
      ({ from, to, typeOnly }) => reached.has(from) && !typeOnly && /^(node:|onnx|hono)/.test(to),
    )
    expect(reached.size).toBeGreaterThan(api.length)
    expect(nodes).toEqual([])
  })
})

describe('what every command loads', () => {
  const reached = reachedFrom(['cli/main.ts'], { atOnce: true })

  it('has neither schemas nor graphs: the help appears at once', () => {
    const packages = imports.flatMap(({ from, to, typeOnly, isLazy }) =>
      reached.has(from) && !typeOnly && !isLazy && !isOurs(to) && !to.startsWith('node:') ? to : [],
    )
    expect([...new Set(packages)].sort()).toEqual([
      'commander',
      'fast-string-width',
      'fastest-levenshtein',
    ])
    expect(
      [...reached].filter((path) => /^(graph\/tensor|models|training|runs\/run)\b/.test(path)),
    ).toEqual([])
  })
})

describe('what a browser loads', () => {
  // The worker of the browser's engine is loaded by its address.
  const reached = reachedFrom(['index.ts', 'web.ts', 'engines/jamjae/web-thread.ts'])

  it('imports no module of Node', () => {
    const allowed =
      /^(zod|fastest-levenshtein|ml-matrix|@bufbuild\/protobuf\/wire|onnxruntime-(common|web\/(wasm|webgpu)))$/
    const packages = imports.filter(
      ({ from, to, typeOnly }) => reached.has(from) && !typeOnly && !isOurs(to),
    )
    expect(packages.length).toBeGreaterThan(0)
    expect(packages.filter(({ to }) => !allowed.test(to))).toEqual([])
  })

  it('uses no global of Node', () => {
    const words = /\b(process\.(?!nextTick)|Buffer\.|__dirname|__filename|require\()/
    const users = [...reached].filter((path) => words.test(withoutComments(source(path))))
    expect(users).toEqual([])
  })

  it('is a small part of everything', () => {
    expect(reached.has('graph/tensor.ts')).toBe(true)
    expect(reached.has('engines/node.ts')).toBe(false)
    expect([...reached].filter((path) => /^(runs|cli|studio\/server)\//.test(path))).toEqual([])
  })
})

describe('every file', () => {
  const all = [
    ...everyFile.map((path) => `src/${path}`),
    ...filesOf(join(root, 'test')).map((path) => `test/${path}`),
  ]

  it('states its purpose on its first line', () => {
    const silent = all.filter((path) => {
      const [first = ''] = readFileSync(join(root, path), 'utf8').split('\n')
      return !/^\/\/ \S.{12,}/.test(first)
    })
    expect(silent).toEqual([])
  })

  it('has a name of its own, in lower case with dashes', () => {
    const names = all.map((path) => [path, path.split('/').at(-1) ?? ''] as const)
    const vague = /^(utils?|helpers?|common|misc|shared)\b/
    const odd = names.filter(
      ([, name]) =>
        vague.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*(\.svelte)?(\.test|\.d)?\.ts$/.test(name),
    )
    expect(odd.map(([path]) => path)).toEqual([])
  })
})

it('the version is that of the package', () => {
  expect(version).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
})

/** Paths of all files of a kind below a folder, with slashes, relative to it. */
function filesOf(folder: string, ending = '.ts'): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith(ending))
    .sort()
}

function importsOf(from: string, text: string): Import[] {
  const statement = /^(?:import\s*|(?:import|export)\b([^'";()=]*?)\bfrom\s*)['"]([^'"]+)['"]/gm
  const call =
    /(?<!typeof )\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.js)['"]/g
  const globs = /\bimport\.meta\.glob[^('"]*\(\s*['"]([^'"{]+)(?:\{([^'"{}]+)\})?([^'"]*)['"]/g
  // In a component, lines of the scripts may be indented.
  const lines = from.endsWith('.svelte')
    ? text.replace(/<script\b[^>]*>/g, '\n').replace(/^[ \t]+/gm, '')
    : text
  const found = [
    ...[...lines.matchAll(statement)].map(([, words = '', to = '']) => ({
      to,
      typeOnly: /^\s+type\b/.test(words),
    })),
    ...[...lines.matchAll(call)].map(([, lazy, address]) => ({
      to: lazy ?? address ?? '',
      typeOnly: false,
      isLazy: true,
    })),
    ...[...lines.matchAll(globs)].flatMap(([, start = '', names, end = '']) =>
      (names ?? '').split(',').map((name) => ({ to: start + name + end, typeOnly: false })),
    ),
  ]
  return found.map(({ to, ...how }) => ({
    from,
    to: to.startsWith('.')
      ? relative('.', normalize(join(dirname(from), to)))
          .split(sep)
          .join('/')
          .replace(/\.js$/, '.ts')
      : to,
    ...how,
  }))
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** True for a path within src, false for a package. */
function isOurs(to: string): boolean {
  return /\.(ts|svelte)$/.test(to)
}

function isForbidden({ from, to }: Import): boolean {
  return never.some(([source, target]) => source.test(from) && target.test(to))
}

/** True for an import from a folder that is not on a lower floor. */
function climbs({ from, to }: Import): boolean {
  if (!isOurs(to)) return false
  const [here, there] = [folderOf(from), folderOf(to)]
  if (here === there || everywhere.includes(there)) return false
  // Files next to the folders: the entry points may import all, the rest nothing.
  if (!from.includes('/')) return everywhere.includes(here)
  const floor = (folder: string) => floors.findIndex((each) => each.includes(folder))
  return everywhere.includes(here) || floor(there) < 0 || floor(there) >= floor(here)
}

/** The file or folder directly below `room` that contains a path. */
function placeIn(room: string, path: string): string | undefined {
  if (!path.startsWith(`${room}/`)) return undefined
  return path
    .slice(room.length + 1)
    .split('/')[0]
    ?.replace(/(\.svelte)?(\.ts)?$/, '')
}

function climbsWithin(room: string, { from, to }: Import): boolean {
  const [here, there] = [placeIn(room, from), placeIn(room, to)]
  if (here === undefined || there === undefined || here === there) return false
  const floor = (name: string) => rooms[room]?.findIndex((each) => each.includes(name)) ?? -1
  return floor(there) >= floor(here)
}

/** The first circle found by following imports from file to file. */
function circle(edges: readonly Import[]): string | undefined {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' → ')
    if (done.has(file)) return undefined
    for (const { from, to } of edges) {
      const found = from === file ? visit(to, [...path, file]) : undefined
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  for (const { from } of edges) {
    const found = visit(from, [])
    if (found) return found
  }
  return undefined
}

/** The files that are loaded, directly or not, with these. */
function reachedFrom(starts: readonly string[], { atOnce = false } = {}): Set<string> {
  const reached = new Set<string>()
  const pending = [...starts]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    for (const { from, to, typeOnly, isLazy } of imports)
      if (from === next && !typeOnly && isOurs(to) && !(atOnce && isLazy)) pending.push(to)
  }
  return reached
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}
