// Runs the tests on every supported version of Node, each from npm: node-versions [MAJOR...] [vitest's arguments...].
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const supported = ['20', '22', '24', '26']
const words = process.argv.slice(2)
const chosen = words.filter((word) => /^\d+$/.test(word))
const forVitest = words.filter((word) => !chosen.includes(word))
const system = process.platform === 'win32' ? 'win' : process.platform
const packageName = `node-${system}-${process.arch}`

const failed = []
for (const version of chosen.length > 0 ? chosen : supported) {
  const node = nodeOf(version)
  console.error(
    `node-versions: ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`,
  )
  const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...forVitest]
  // Tests that start `node` start this one, too.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }
  if (spawnSync(node, vitest, { cwd: root, env, stdio: 'inherit' }).status !== 0)
    failed.push(version)
}
if (failed.length > 0) {
  console.error(`node-versions: tests failed on Node ${failed.join(', ')}`)
  process.exitCode = 1
}

/** The path of that version's program. */
function nodeOf(version) {
  const folder = join(root, 'node_modules', '.cache', 'node-versions', version)
  mkdirSync(folder, { recursive: true })
  const settings = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', ['install', ...settings, `${packageName}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`node-versions: npm has no ${packageName}@${version}, or cannot be reached`)
    process.exit(2)
  }
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(folder, 'node_modules', packageName, 'bin', program)
}
