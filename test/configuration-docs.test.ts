// docs/configuration.md and docs/configuration.ko.md are generated from the schemas, and name every setting.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { configurationReference } from '../src/studio/server/configuration/configuration-reference.js'
import { Workplace } from './command.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const names = ['configuration.md', 'configuration.ko.md']
const read = (...path: string[]) => readFile(join(...path), 'utf8')

it('the documents are made from the schemas (npm run docs:configuration)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jamjae-configuration-docs-'))
  try {
    const script = join(root, 'scripts', 'configuration-docs.js')
    const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const name of names) expect(await read(root, 'docs', name)).toBe(await read(folder, name))
  } finally {
    await rm(folder, { recursive: true })
  }
})

describe.each([
  ['en', 'configuration.md'],
  ['ko', 'configuration.ko.md'],
] as const)('in %s', (language, name) => {
  it('every setting has its type and its meaning', async () => {
    const reference = configurationReference(language)
    const document = await read(root, 'docs', name)
    const entries = Object.values(reference).flat()
    expect(entries.length).toBeGreaterThan(25)
    for (const { type, settings } of entries) {
      if (type) expect(document).toContain(`### \`${type}\``)
      for (const setting of settings) {
        expect([type, setting]).toEqual([
          type,
          expect.objectContaining({ description: expect.stringMatching(/./) }),
        ])
        expect([setting.name, setting.type]).toEqual([setting.name, expect.stringMatching(/./)])
        expect(document).toContain(`| \`${setting.name}\` |`)
      }
    }
    if (language === 'ko') expect(document).not.toMatch(/\| [A-Z][a-z]+ [a-z]+ [a-z]+/)
  })
})

it('recipes --layers prints them, and those of a module', async () => {
  const place = await Workplace.open()
  try {
    const { stdout } = await place.jamjae(['recipes', '--layers'])
    expect(stdout).toMatch(/^linear\n {2}units +Number of output features \(integer > 0\)$/m)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    const { stdout: json } = await place.jamjae(['recipes', '--layers', '--json'])
    const types = JSON.parse(json).map(({ type }: { type: string }) => type)
    expect(types).toEqual(configurationReference('en').layers.map(({ type }) => type))
  } finally {
    await place.close()
  }
})
