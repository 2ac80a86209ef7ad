// The files of the repository: those that git tracks or would, else, in an unpacked copy, all but what is made.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

const made = /(^|\/)(node_modules|dist|runs|coverage|\.git|\.stryker-tmp)\//

/** Paths relative to `root`, with slashes. */
export function trackedFiles(root: string): string[] {
  try {
    const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
    return execFileSync('git', listing, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
      .split('\0')
      .filter((path) => path && existsSync(join(root, path)))
  } catch {
    return readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).split(sep).join('/'))
      .filter((path) => !made.test(path))
  }
}
