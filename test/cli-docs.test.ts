// docs/cli.md and docs/cli.ko.md are generated from the help texts.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (...path: string[]) => readFile(join(...path), 'utf8')

it('the documents of the command line are made from the help texts (npm run docs:cli)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jamjae-cli-docs-'))
  try {
    const script = join(root, 'scripts', 'cli-docs.js')
    const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect((await readdir(folder)).sort()).toEqual(['cli.ko.md', 'cli.md'])
    for (const name of ['cli.md', 'cli.ko.md'])
      expect(await read(root, 'docs', name)).toBe(await read(folder, name))
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('they name every option that a help text names, and every command', async () => {
  const document = await read(root, 'docs', 'cli.md')
  const help = join(root, 'test', 'help')
  const texts = (await readdir(help)).filter((name) => name.endsWith('-en.txt'))
  expect(texts.length).toBeGreaterThan(20)
  for (const name of texts) {
    const options = (await read(help, name)).match(/^ {2}(-\w, )?--[a-z-]+/gm) ?? []
    const lost = options.filter((option) => !document.includes(`\`${option.trim()}`))
    expect([name, lost]).toEqual([name, []])
    const command = name.replace('-en.txt', '').replace(/^data-/, 'data ')
    if (command !== 'jamjae') expect(document).toContain(`# ${command}\n`)
  }
})
