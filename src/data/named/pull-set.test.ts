// Named sets: downloaded once, completely, from the first mirror that has them; damaged files are replaced.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerTiny, type LocalServer, serve, tinyFiles, tinySet } from '../../../test/tiny-sets.js'
import { loadIdxFolder } from '../idx/idx-folder.js'
import { loadNamedDataset } from './load-named-set.js'
import { namedDatasets } from './named-sets.js'
import { pullSet } from './pull-set.js'

const patience = { stallMs: 5000, attempts: 1, pauseMs: 1 }
const names = Object.keys(tinyFiles.mnist ?? {})
const [first = '', second = '', third = '', fourth = ''] = names
let folder: string
let server: LocalServer
let own: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-sets-'))
  server = await serve(answerTiny)
  own = `${server.address}/mnist/`
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const options = () => ({ folder, mirrors: [], patience })

describe('a set', () => {
  it('is downloaded once, into a folder of its own', async () => {
    const set = tinySet('mnist', [own])
    const found = {
      folder: join(folder, 'mnist'),
      paths: names.map((name) => join(folder, 'mnist', name)),
    }
    expect(await pullSet(set, options())).toEqual({ ...found, downloaded: names })
    for (const name of names)
      expect(
        (await readFile(join(folder, 'mnist', name))).equals(tinyFiles.mnist?.[name] as Buffer),
      ).toBe(true)
    expect(await pullSet(set, options())).toEqual({ ...found, downloaded: [] })
    expect(server.asked).toHaveLength(4)
    expect(await readdir(join(folder, 'mnist'))).toEqual([...names].sort())
  })

  it('is read like the same files in a folder', async () => {
    const data = await loadNamedDataset(tinySet('mnist', [own]), options())
    const same = await loadIdxFolder(join(folder, 'mnist'))
    expect(data.fingerprint).toBe(same.fingerprint)
    expect([data.name, data.train.count, data.validation.count]).toEqual(['mnist', 3, 1])
    expect([[...(data.train.labels ?? [])], [...(data.validation.labels ?? [])]]).toEqual([
      [7, 1, 7],
      [1],
    ])
  })

  it('may be an archive', async () => {
    const data = await loadNamedDataset(
      tinySet('cifar10', [`${server.address}/cifar10/`]),
      options(),
    )
    expect([data.name, data.train.count, data.train.shape]).toEqual(['cifar10', 5, [3, 32, 32]])
  })

  it('comes from the configured mirrors first', async () => {
    const set = tinySet('mnist', ['http://127.0.0.1:1/'])
    await pullSet(set, { ...options(), mirrors: [server.address] })
    expect(server.asked).toEqual(names.map((name) => `/mnist/${name}`))
  })

  it('comes file by file from the mirror that has it', async () => {
    const half = await serve((request, response) => {
      if (request.url?.includes('labels')) return void response.writeHead(404).end()
      answerTiny(request, response)
    })
    await pullSet(tinySet('mnist', [`${half.address}/mnist/`, own]), options())
    await half.close()
    expect(server.asked).toEqual([`/mnist/${second}`, `/mnist/${fourth}`])
  })

  it('is complete for two concurrent calls', async () => {
    const set = tinySet('mnist', [own])
    const both = await Promise.all([
      loadNamedDataset(set, options()),
      loadNamedDataset(set, options()),
    ])
    expect(both[0]?.fingerprint).toBe(both[1]?.fingerprint)
    expect(await readdir(join(folder, 'mnist'))).toEqual([...names].sort())
  })
})

it('damaged files are downloaded again, with a notice', async () => {
  const set = tinySet('mnist', [own])
  await pullSet(set, options())
  const at = (name: string) => join(folder, 'mnist', name)
  const bytes = await readFile(at(third))
  await writeFile(at(first), '')
  await writeFile(at(second), (await readFile(at(second))).subarray(1))
  await writeFile(at(third), bytes.with(5, (bytes[5] ?? 0) ^ 1))
  const damaged: string[] = []
  const watch = { damaged: ({ path }: { path: string }) => void damaged.push(path) }
  const { downloaded } = await pullSet(set, { ...options(), watch })
  expect(damaged).toEqual([first, second, third].map(at))
  expect(downloaded).toEqual([first, second, third])
  expect(await readFile(at(third))).toEqual(bytes)
})

describe('without a network', () => {
  it('a downloaded set is read', async () => {
    await pullSet(tinySet('mnist', [own]), options())
    await server.close()
    expect((await loadNamedDataset(tinySet('mnist', [own]), options())).train.count).toBe(3)
  })

  it('the error names the mirrors, the files and their folder', async () => {
    await mkdir(join(folder, 'mnist'))
    await writeFile(join(folder, 'mnist', second), tinyFiles.mnist?.[second] as Buffer)
    await server.close()
    const mirrors = ['http://127.0.0.1:2', server.address]
    const failing = pullSet(tinySet('mnist', [own]), { ...options(), mirrors })
    await expect(failing).rejects.toMatchObject({
      code: 'CONFIG',
      key: 'download.failed',
      values: {
        name: 'mnist',
        folder: join(folder, 'mnist'),
        files: [first, third, fourth].join(', '),
        tried: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:2\/mnist\/train-images\S+ \(.+\), http:\S+ \(connect ECONNREFUSED \S+\), http:\S+ \(.+\)$/,
        ),
      },
    })
    expect(await readdir(join(folder, 'mnist'))).toEqual([second])
  })
})

it('a folder that cannot be made throws', async () => {
  await writeFile(join(folder, 'file'), '')
  const failing = pullSet(tinySet('mnist', [own]), { ...options(), folder: join(folder, 'file') })
  await expect(failing).rejects.toMatchObject({ code: 'CONFIG' })
})

it('the table of named sets has what a download needs', () => {
  for (const { name, mirrors, files, format } of namedDatasets) {
    expect(mirrors.length, name).toBeGreaterThan(1)
    for (const mirror of mirrors) expect(new URL(mirror).href, name).toMatch(/^https?:.*\/$/)
    expect(files).toHaveLength(format === 'idx' ? 4 : 1)
    for (const { sha256, size } of files) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(size).toBeGreaterThan(4000)
    }
  }
  const sums = namedDatasets.flatMap(({ files }) => files.map(({ sha256 }) => sha256))
  expect(new Set(sums).size).toBe(sums.length)
})
