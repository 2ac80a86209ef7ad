// Builds the project into dist: the compiled sources, the bundled command line, the built-in digits, then the studio's page, which includes them.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const typescript = dirname(
  createRequire(import.meta.url).resolve('@typescript/native/package.json'),
)

rmSync(join(root, 'dist'), { recursive: true, force: true })
const compiler = [join(typescript, 'bin', 'tsc'), '-p', join(root, 'tsconfig.json')]
const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
await import('./runtime.js')
await import('./command.js')
await import('./digits.js')
await import('./page.js')
