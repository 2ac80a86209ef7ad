// The commands in the READMEs work, and are the same in both languages.
import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocks, commands } from './markdown.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (name: string) => readFile(join(root, name), 'utf8')
const [english, korean] = [await read('README.md'), await read('README.ko.md')]

/** The folder of the commands, one after another: it looks like a checkout that is set up. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-readme-'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(root, 'bin'), join(folder, 'bin'), 'junction')
  await symlink(root, join(folder, 'node_modules', 'jamjae'), 'junction')
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rm(folder, { recursive: true }))

describe('the commands', () => {
  const all = commands(english)
  const own = all.filter((line) => !/^(npm|git)\b/.test(line))

  it('include the two that a checkout needs', () => {
    expect(all).toContain('npm start')
    expect(all).toContain('npm test')
    expect(own.length).toBeGreaterThan(3)
  })

  it('of npm are scripts of the package', async () => {
    const { scripts } = JSON.parse(await read('package.json'))
    const mentions = english.matchAll(/\bnpm run ([a-z-]+)|\bnpm (start|test)\b/g)
    const names = [...mentions].map(([, script, short]) => script ?? short ?? '')
    expect(names.length).toBeGreaterThan(2)
    expect(names.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(own)('%s', async (line) => {
    expect(line).toMatch(/^npx jamjae /)
    const words = line.split(/\s+/).slice(2)
    const { code, stdout, stderr } = await run(['bin/jamjae.js', ...words], folder)
    expect(stderr).not.toMatch(/^\w*error:/im)
    expect(code).toBe(0)
    expect(stdout).not.toBe('')
  })

  it('leave the files that the text names', async () => {
    expect(await readdir(join(folder, 'runs'))).toContain('first')
    const description = await readFile(join(folder, 'runs', 'first', 'run.json'), 'utf8')
    expect(JSON.parse(description)).toMatchObject({ status: 'finished', progress: { epochs: 3 } })
    const models = await readdir(join(folder, 'runs', 'first', 'model'))
    expect(models.sort()).toEqual(['autoencoder.onnx', 'decoder.onnx', 'encoder.onnx'])
    expect(await readdir(join(folder, 'images'))).toHaveLength(1000)
  })
})

const withoutComments = (code: string) => code.replaceAll(/ *\/\/.*/g, '')

describe('the examples of the library', () => {
  const examples = blocks(english, 'ts')
  const printed = [/^(\d+\.\d nats\n){2}$/, /^1000 images\n$/, /^10 steps\n$/]

  it('are the same in both languages', () => {
    expect(examples).toHaveLength(printed.length)
    const translated = blocks(korean, 'ts').map((code) =>
      code.replace('나트', 'nats').replace('이미지', 'images').replace('스텝', 'steps'),
    )
    expect(translated.map(withoutComments)).toEqual(examples.map(withoutComments))
  })

  it.each(printed.map((text, index) => [index, text] as const))(
    'compile strictly in a project that depends on the package, and run (%i)',
    async (index, text) => {
      await writeFile(join(folder, 'example.ts'), examples[index] ?? '')
      const typescript = dirname(
        createRequire(import.meta.url).resolve('@typescript/native/package.json'),
      )
      const compiler = [join(typescript, 'bin', 'tsc'), '--strict', '--skipLibCheck']
      const target = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom']
      const compiled = spawnSync(process.execPath, [...compiler, ...target, 'example.ts'], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(compiled.stdout).toBe('')
      expect(compiled.status).toBe(0)
      const { code, stdout, stderr } = await run(['example.js'], folder)
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(text)
    },
  )
})

describe.each([
  ['README.md', english],
  ['README.ko.md', korean],
])('%s', (_, text) => {
  it('names no flag that does not exist', async () => {
    const flags = (from: string) => new Set(from.match(/--[a-z][a-z-]+/g))
    const all = await helpTexts()
    const known = new Set(all.flatMap(([, help]) => [...flags(help)]))
    const named = flags(text.replaceAll(/`npm[^`]*`|^npm .*$/gm, ''))
    expect([...named].filter((flag) => !known.has(flag))).toEqual([])
    expect(named.size).toBeGreaterThan(10)
  })

  it('names every command', async () => {
    const names = (await helpTexts()).map(([name]) => name)
    expect(names.length).toBeGreaterThan(10)
    expect(
      names.filter((name) => !new RegExp(`\`${name}\`|npx jamjae ${name}\\b`).test(text)),
    ).toEqual([])
  })
})

/** Every command with its help, which command-line.test.ts checks. */
async function helpTexts(): Promise<(readonly [string, string])[]> {
  const help = (name: string) => read(join('test', 'help', `${name}-en.txt`))
  const lines = (await help('jamjae')).split('\n')
  const names = lines.flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? [])
  return Promise.all(names.map(async (name) => [name, await help(name)] as const))
}

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(words: readonly string[], cwd: string): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    cwd,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (part) => {
    stdout += part
  })
  child.stderr.setEncoding('utf8').on('data', (part) => {
    stderr += part
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
