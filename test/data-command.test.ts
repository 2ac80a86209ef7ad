// jamjae data, and --data with a name: on the command line, with small sets from a server on this machine.
import { readdir, stat, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { objects, Workplace } from './command.js'
import { fewDigits, writeIdxFolder } from './small-data.js'
import {
  type Answer,
  answerTiny,
  answerWell,
  type LocalServer,
  serve,
  tinyFiles,
  tinySet,
} from './tiny-sets.js'

let place: Workplace
let server: LocalServer
let answer: Answer
let environment: Record<string, string>
const cifar = 'cifar-10-binary.tar.gz'

beforeAll(async () => {
  place = await Workplace.open()
  server = await serve((...given) => answer(...given))
  const sets = (['mnist', 'cifar10'] as const).map((name) =>
    tinySet(name, [`${server.address}/${name}/`]),
  )
  // Replaces the real sets, before the command starts: nothing outside this machine is requested.
  const table = new URL('../dist/data/named/named-sets.js', import.meta.url)
  const preload = `import { namedDatasets } from ${JSON.stringify(table.href)}
namedDatasets.splice(0, namedDatasets.length, ...${JSON.stringify(sets)})`
  await writeFile(place.path('sets.mjs'), preload)
  await writeIdxFolder(place.path('few'), await fewDigits())
})
afterAll(async () => {
  await server.close()
  await place.close()
})
beforeEach(async ({ task }) => {
  answer = answerTiny
  server.asked.length = 0
  environment = {
    NODE_OPTIONS: `--import=${pathToFileURL(place.path('sets.mjs')).href}`,
    JAMJAE_DATA: place.path(`cache-${task.id}`),
  }
})

const run = (...words: readonly string[]) => place.jamjae(words, environment)
const folder = (name: string) => `${environment.JAMJAE_DATA}/${name}`

/** Of the only file in a folder, undefined before it exists. */
async function sizeOf(path: string): Promise<number | undefined> {
  const [name] = await readdir(path).catch(() => [])
  return name === undefined ? undefined : (await stat(`${path}/${name}`)).size
}

describe('data pull', () => {
  it('downloads a set once: prints a line a file, finally the folder', async () => {
    const { code, stdout, stderr } = await run('data', 'pull', 'mnist')
    expect([code, stdout]).toEqual([0, `mnist: whole (0.1 kB), in ${folder('mnist')}\n`])
    const { host } = new URL(server.address)
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(
      new RegExp(`^downloading train-images-idx3-ubyte.gz \\(0\\.\\d kB\\) from ${host}$`),
    )
    expect(stderr).not.toMatch(/[\r█]/)
    expect(await run('data', 'pull', 'mnist')).toMatchObject({
      code: 0,
      stdout: `mnist: already there and whole (0.1 kB), in ${folder('mnist')}\n`,
      stderr: '',
    })
    expect(server.asked).toHaveLength(4)
  })

  it('replaces damaged files, and reports it', async () => {
    await run('data', 'pull', 'mnist', 'cifar10')
    await writeFile(`${folder('cifar10')}/${cifar}`, 'cut off')
    const { code, stderr } = await run('data', 'pull', 'mnist', 'cifar10', '--lang', 'ko')
    expect(code).toBe(0)
    expect(stderr).toMatch(/cifar-10-binary\.tar\.gz 파일이 손상되어 다시 내려받습니다\n/)
  })

  it('JAMJAE_MIRROR is tried first', async () => {
    const mirror = await serve((request, response) => {
      request.url = request.url?.replace('/mirror', '') ?? ''
      answerTiny(request, response)
    })
    environment.JAMJAE_MIRROR = `${mirror.address}/mirror/`
    const { code } = await run('data', 'pull', 'cifar10')
    await mirror.close()
    expect([code, mirror.asked, server.asked]).toEqual([0, [`/mirror/cifar10/${cifar}`], []])
  })

  it('interrupted by Ctrl-C it keeps the received part, and continues from there', async () => {
    const bytes = tinyFiles.cifar10?.[cifar] as Buffer
    answer = (_, response) => void response.write(bytes.subarray(0, 100))
    const { child, ended, heard } = place.start(['data', 'pull', 'cifar10'], environment)
    await heard(/downloading/)
    const there = () => readdir(folder('cifar10'))
    await expect.poll(async () => sizeOf(folder('cifar10'))).toBe(100)
    child.kill('SIGINT')
    const { code, stdout, stderr } = await ended
    expect([code, stdout]).toEqual([130, ''])
    expect(stderr).toContain('Stopped. What has been downloaded is kept')
    expect(await there()).toEqual([`${cifar}.part`])

    answer = (request, response) => answerWell(bytes, request, response)
    const again = await run('data', 'pull', 'cifar10')
    expect(again.code).toBe(0)
    expect(again.stderr).toContain(`going on with ${cifar} (0.1 kB of`)
    expect(server.asked.at(-1)).toBe(`/cifar10/${cifar} bytes=100-`)
    expect(await there()).toEqual([cifar])
  })

  it('without a network it prints what was tried and how to do it by hand', async () => {
    answer = (_, response) => void response.writeHead(404).end()
    const { code, stdout, stderr } = await run('data', 'pull', 'cifar10')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`${server.address}/cifar10/${cifar} does not serve it (HTTP 404)\n`)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      `error: cifar10: expected to download it, got nothing from ${server.address}/cifar10/${cifar} (HTTP 404). ` +
        `Check the network and try again, or put ${cifar} into ${folder('cifar10')} by hand`,
    )
    expect(await readdir(folder('cifar10'))).toEqual([])
  })
})

it('data list: all sets, their sizes, and the paths of downloaded ones', async () => {
  await run('data', 'pull', 'cifar10')
  const { code, stdout } = await run('data', 'list')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^mnist +3 \+ 1 +1 × 2 +0\.1 kB +not here$/m)
  expect(stdout).toMatch(/^cifar10 +5 \+ 1 +3 × 32 × 32 +\S+ kB +\S+\/cifar10$/m)
  const [sets] = objects((await run('data', 'list', '--json')).stdout)
  expect(sets).toMatchObject([
    { name: 'mnist', training: 3, validation: 1, shape: [1, 2], present: false },
    { name: 'cifar10', present: true, folder: folder('cifar10') },
  ])
})

describe('data check', () => {
  it('describes a named set, and that its checksums match', async () => {
    const { code, stdout } = await run('data', 'check', 'mnist')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ +training +validation$/m)
    expect(stdout).toMatch(/^examples +3 +1$/m)
    expect(stdout).toMatch(/^values +bytes, 0 to 200 +bytes, 9 to 9$/m)
    expect(stdout).toMatch(/^labels +2 \(1 to 7\), 1 to 2 each +1 \(1\), 1$/m)
    expect(stdout).toContain('The checksums of its 4 files match.')
    const folderOnly = await run('data', 'check', folder('mnist'))
    expect(folderOnly.stdout).not.toContain('sums')
    const print = /^fingerprint [0-9a-f]{64}$/m
    expect(print.exec(folderOnly.stdout)?.[0]).toBe(print.exec(stdout)?.[0] ?? 'none')
  })

  it('--json: one object', async () => {
    const { stdout } = await run('data', 'check', 'few', '--json')
    const [found] = objects(stdout)
    expect(found).toMatchObject({
      source: 'few',
      name: 'few',
      train: { count: 100, shape: [28, 28], least: 0, most: 255 },
      validation: { count: 20 },
    })
    expect(Object.values<number>(found.train.labels).reduce((sum, count) => sum + count)).toBe(100)
  })

  it('rejects what training rejects', async () => {
    const { code, stdout, stderr } = await run('data', 'check', 'nowhere-at-all')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error: data "nowhere-at-all": expected digits .*mnist, cifar10/)
  })
})

describe('train --data NAME', () => {
  const words = ['train', 'ch13-vae', '--epochs', '1', '--threads', '1', '--data', 'mnist']
  const small = ['--set', 'model.input=[1,2]']

  it('downloads what is missing, and stores the name in the run', async () => {
    const { code, stderr } = await run(...words, ...small, '--out', 'run')
    expect(stderr).toMatch(/^downloading train-images/)
    expect(code).toBe(0)
    expect((await place.json('run', 'run.json')).data).toMatchObject({
      source: 'mnist',
      trainingExamples: 3,
    })
  })

  it('interrupted during the download leaves no run', async () => {
    answer = (_, response) => void response.write('x')
    const { child, ended, heard } = place.start([...words, ...small, '--out', 'none'], environment)
    await heard(/downloading/)
    child.kill('SIGINT')
    const { code, stdout, stderr } = await ended
    expect([code, stdout]).toEqual([130, ''])
    expect(stderr).toContain('What has been downloaded is kept')
    expect(await place.files()).not.toContain('none')
  })
})

describe('wrong use', () => {
  it.each([
    ['data pul mnist', 'pul is not a command of data. Did you mean pull?'],
    ['data everything', 'everything is not a command of data. See: jamjae data --help'],
    ['data pul list', 'pul is not a command of data. Did you mean pull?'],
    ['data pull', 'data pull: an argument is missing: NAME. See: jamjae data pull --help'],
    ['data check', 'data check: an argument is missing: SOURCE. See: jamjae data check --help'],
    ['data check a b', 'data check: too many arguments. See: jamjae data check --help'],
    ['data list --jsn', '--jsn is not an option of data list. Did you mean --json?'],
    [
      'data pull mnist --fast',
      '--fast is not an option of data pull. See: jamjae data pull --help',
    ],
    [
      'data pull mnits',
      'data mnits: expected the name of a data set, got none. Did you mean mnist?',
    ],
    [
      'data pull digits-of-mine',
      'data digits-of-mine: expected one of mnist, cifar10, got none of these. See: jamjae data list',
    ],
  ])('jamjae %s', async (line, message) => {
    const { code, stdout, stderr } = await run(...line.split(' '))
    expect([code, stdout, stderr]).toEqual([2, '', `error: ${message}\n`])
  })

  it('jamjae data alone: its help, as an error', async () => {
    const { code, stdout, stderr } = await run('data', '--lang', 'en')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^Usage: jamjae data/)
  })

  it('a mirror that is not a URL', async () => {
    environment.JAMJAE_MIRROR = '/srv/data'
    const { code, stderr } = await run('data', 'pull', 'mnist')
    expect([code, stderr]).toEqual([
      2,
      'error: JAMJAE_MIRROR: expected http addresses separated by commas, got /srv/data. Correct it, or remove it\n',
    ])
  })
})
