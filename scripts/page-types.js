// Checks the types of the studio's page, of its components too: they are written as TypeScript beside the build.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { componentTypes } from './component-types.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = join(root, 'src')
const written = join(root, 'dist', 'page-types')
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

rmSync(written, { recursive: true, force: true })
for (const entry of readdirSync(join(sources, 'studio', 'page'), {
  recursive: true,
  withFileTypes: true,
})) {
  if (!entry.isFile() || !entry.name.endsWith('.svelte')) continue
  const folder = join(written, relative(sources, entry.parentPath))
  mkdirSync(folder, { recursive: true })
  const source = readFileSync(join(entry.parentPath, entry.name), 'utf8')
  writeFileSync(join(folder, `${entry.name}.ts`), componentTypes(source))
}
// Both folders are one to the checker, so components and modules find each other.
const configuration = {
  extends: '../../src/studio/page/tsconfig.json',
  compilerOptions: { rootDirs: ['../../src', '.'] },
  include: ['../../src/studio/page', '.'],
}
writeFileSync(join(written, 'tsconfig.json'), JSON.stringify(configuration))
const compiler = [join(typescript, 'bin', 'tsc'), '-p', written]
process.exitCode = spawnSync(process.execPath, compiler, { stdio: 'inherit' }).status ?? 1
