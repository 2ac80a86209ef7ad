// Tests that use the build fail if it was made from other sources.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { perform, refuseStaleBuild } from '../scripts/build-stamp.js'
import config from '../vitest.config.js'

let root: string
const write = (path: string, text: string) => writeFile(join(root, path), text)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jamjae-'))
  for (const folder of ['src/graph', 'scripts', 'dist'])
    await mkdir(join(root, folder), { recursive: true })
  for (const path of ['package-lock.json', 'tsconfig.json', 'src/graph/a.ts', 'scripts/b.js'])
    await write(path, '{}')
})
afterAll(() => rm(root, { recursive: true }))

it('runs before every test file that uses the build', () => {
  const projects = config.test?.projects as { test: { name: string; setupFiles?: string[] } }[]
  const [used] = projects.filter(({ test }) => test.name === 'package')
  expect(used?.test.setupFiles).toContain('test/fresh-build.ts')
})

it('throws if the build is missing, or older than a source or a script; a changed test does not matter', async () => {
  const refused = () =>
    expect(() => refuseStaleBuild(root)).toThrow(/^dist is stale: run npm run setup$/)
  const build = () => {
    perform(root, 'build', () => {})
    refuseStaleBuild(root)
  }
  refused()
  build()
  await write('src/graph/a.test.ts', '{}')
  refuseStaleBuild(root)
  for (const path of ['src/graph/a.ts', 'src/graph/new.ts', 'scripts/b.js', 'package-lock.json']) {
    await write(path, 'changed')
    refused()
    build()
  }
  await rm(join(root, 'dist'), { recursive: true })
  refused()
})
