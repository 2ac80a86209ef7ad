// Records from which files something was installed or built: a step is not repeated for the same content.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'

const steps = {
  install: { made: 'node_modules', files: () => ['package.json', 'package-lock.json', '.npmrc'] },
  build: {
    made: 'dist',
    files: (root) => [
      'package-lock.json',
      'tsconfig.json',
      ...sources(root, 'src'),
      ...sources(root, 'scripts'),
    ],
  },
}

/** Whether the step ('install' or 'build') is up to date with the files of `root`. */
export function isDone(root, name) {
  const stamp = stampOf(root, name)
  return (
    existsSync(join(root, steps[name].made)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === contentOf(root, name)
  )
}

/** Runs the step; the recorded content is that at its start. */
export function perform(root, name, work) {
  const content = contentOf(root, name)
  work()
  const stamp = stampOf(root, name)
  mkdirSync(join(stamp, '..'), { recursive: true })
  writeFileSync(`${stamp}.tmp`, content)
  renameSync(`${stamp}.tmp`, stamp)
}

/** Throws where dist was built from other sources than those of `root`. */
export function refuseStaleBuild(root) {
  if (!isDone(root, 'build')) throw new Error('dist is stale: run npm run setup')
}

function stampOf(root, name) {
  return join(root, 'node_modules', '.jamjae', name)
}

function contentOf(root, name) {
  const hash = createHash('sha256')
  for (const file of steps[name].files(root))
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

/** Tests are not part of a build. */
function sources(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}
