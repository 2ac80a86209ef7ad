// What the READMEs tell people to type works, in both languages the same.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (name: string) => readFile(join(root, name), 'utf8')
const [english, korean] = [await read('README.md'), await read('README.ko.md')]

/** The contents of a text's code blocks in that language. */
function blocks(text: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...text.matchAll(fence)].map(([, content = '']) => content)
}

/** The commands of all shell blocks, without their comments. */
function commands(text: string): string[] {
  return blocks(text, 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter((line) => line !== '')
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-readme-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the commands', () => {
  const all = commands(english)
  const own = all.filter((line) => !/^(npm|git)\b/.test(line))

  it('are the same in both languages', () => {
    expect(commands(korean)).toEqual(all)
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

  it.each(own.map((line, index) => [line, index] as const))('%s', async (line, index) => {
    expect(line).toMatch(/^node bin\/jamjae\.js /)
    const words = line.split(/\s+/).slice(1)
    const out = join(folder, `run-${index}`)
    const trains = words[1] === 'train'
    const { code, stdout, stderr } = await run([...words, ...(trains ? ['--out', out] : [])], root)
    expect(stderr).not.toMatch(/^\w*error:/im)
    expect(code).toBe(0)
    expect(stdout).not.toBe('')
    if (trains) expect(await readdir(out)).toContain('run.json')
  })
})

describe('the example of the library', () => {
  const [example = ''] = blocks(english, 'ts')

  it('is the same in both languages', () => {
    expect(blocks(english, 'ts')).toHaveLength(1)
    expect(blocks(korean, 'ts').map((code) => code.replace('나트', 'nats'))).toEqual([example])
  })

  it('compiles strictly in a project that depends on the package, and runs', async () => {
    const project = join(folder, 'project')
    await mkdir(join(project, 'node_modules'), { recursive: true })
    await symlink(root, join(project, 'node_modules', 'jamjae'), 'junction')
    await writeFile(join(project, 'package.json'), '{ "type": "module" }')
    await writeFile(join(project, 'example.ts'), example)
    const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
    const compiler = [join(typescript, 'bin', 'tsc'), '--strict', '--skipLibCheck']
    const target = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom']
    const compiled = spawnSync(process.execPath, [...compiler, ...target, 'example.ts'], {
      cwd: project,
      encoding: 'utf8',
    })
    expect(compiled.stdout).toBe('')
    expect(compiled.status).toBe(0)
    const { code, stdout, stderr } = await run(['example.js'], project)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^(\d+\.\d nats\n){2}$/)
  })
})

describe.each([
  ['README.md', english],
  ['README.ko.md', korean],
])('%s', (_, text) => {
  it('leads only to files that are there', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)\)|src="([^"]+)"/g)].map(
      ([, link, image]) => link ?? image ?? '',
    )
    expect(targets.length).toBeGreaterThan(5)
    const own = targets.filter((target) => !/^https?:/.test(target))
    expect(own.filter((target) => !existsSync(join(root, target)))).toEqual([])
  })

  it('names every flag of train, and no other', async () => {
    const { stdout } = await run(['bin/jamjae.js', 'train', '--help', '--lang', 'en'], root)
    const flags = (from: string) => new Set(from.match(/--[a-z][a-z-]+/g))
    const known = flags(stdout)
    const named = flags(text.replaceAll(/`npm[^`]*`/g, ''))
    expect([...named].filter((flag) => !known.has(flag))).toEqual([])
    for (const internal of ['--debug', '--help']) known.delete(internal)
    expect([...known].filter((flag) => !named.has(flag))).toEqual([])
  })
})

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
