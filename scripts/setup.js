// Sets the project up: installs what is missing and builds what is stale. Quick when nothing is to do.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamps = join(root, 'node_modules', '.jamjae')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `setup: expected Node 20.19 or newer, got ${process.versions.node}. Install a newer Node.`,
  )
  process.exit(2)
}

step('install', ['package.json', 'package-lock.json', '.npmrc'], () => {
  console.error('setup: installing packages (once)')
  // npm writes its progress to standard error; standard output stays clean for what comes after.
  // Not `npm ci`: that refuses a registry that lacks an optional package of some other platform.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
})
step(
  'build',
  ['package-lock.json', 'tsconfig.json', ...sources('src'), ...sources('scripts')],
  () => {
    console.error('setup: building')
    run(process.execPath, [join('scripts', 'build.js')])
  },
)

/** Does the work unless it was done for the same content of the same files. */
function step(name, files, work) {
  const stamp = join(stamps, name)
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  hash.update(`${process.platform} ${process.arch}`)
  const content = hash.digest('hex')
  const made = name === 'install' ? 'node_modules' : 'dist'
  if (existsSync(join(root, made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === content)
    return
  work()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, content)
}

function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort()
}

function run(command, parameters) {
  const options = {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
  }
  const { status, error } = spawnSync(command, parameters, options)
  if (status === 0) return
  console.error(
    `setup: ${command} ${parameters.join(' ')} failed${error ? `: ${error.message}` : ''}`,
  )
  process.exit(status || 1)
}
