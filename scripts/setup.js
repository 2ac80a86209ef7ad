// Sets the project up: installs what is missing and builds what is stale. Quick when nothing has changed.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDone, perform } from './build-stamp.js'

const root = fileURLToPath(new URL('..', import.meta.url))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `setup: expected Node 20.19 or newer, got ${process.versions.node}. Install a newer Node.`,
  )
  process.exit(2)
}

if (!isDone(root, 'install'))
  perform(root, 'install', () => {
    console.error('setup: installing packages (once)')
    // npm writes its progress to standard error; standard output stays free for the caller.
    // Not `npm ci`: that refuses a registry that lacks an optional package of some other platform.
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  })
if (!isDone(root, 'build'))
  perform(root, 'build', () => {
    console.error('setup: building')
    run(process.execPath, [join('scripts', 'build.js')])
  })

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
