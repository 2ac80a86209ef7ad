// The type check of the page's components finds planted errors.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('finds a wrong property, an unknown one and a wrong argument, and nothing else', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const folder = dirname(createRequire(import.meta.url).resolve('svelte-check/package.json'))
  const settings = ['--tsconfig', 'test/component-types/tsconfig.json', '--output', 'machine']
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(folder, 'bin', 'svelte-check'), ...settings],
    { cwd: root, encoding: 'utf8' },
  )
  const faults = stdout.match(/(?<=^\d+ (ERROR|WARNING) "test\/component-types\/).*$/gm)
  expect(faults).toEqual([
    expect.stringMatching(/^Faults\.svelte" 8:\d+ "Type 'number' is not assignable to type/),
    expect.stringMatching(/^Faults\.svelte" 9:\d+ "Object literal .*colour.* does not exist/),
    expect.stringMatching(/^Faults\.svelte" 10:\d+ "Argument of type 'string' is not assignable/),
  ])
  expect(status).toBe(1)
})
