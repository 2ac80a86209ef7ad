// Loads invalid data, and checks the error: one helpful sentence, with nothing left behind.
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { loadData, Random } from 'jamjae/node'
import { describe, expect, it, vi } from 'vitest'
import { message } from '../../src/messages/messages.js'
import { Workplace } from '../command.js'

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface BadData {
  /** Contents of the case's folder. */
  readonly files?: Files
  readonly folders?: readonly string[]
  /** Symbolic links by their names, with their targets. */
  readonly links?: Readonly<Record<string, string>>
  /** The source, from that folder; by default the first file. */
  readonly source?: string
  /** The function that reads the source, if it is not `loadData`. */
  readonly load?: (path: string) => Promise<unknown>
  readonly options?: Omit<Exclude<Parameters<typeof loadData>[0], string>, 'source'>
  /** Of the sentence. */
  readonly key: string | RegExp
  /** Parts of it: the file, the position, the error. */
  readonly says: readonly (string | RegExp)[]
}

const maxSentence = 2500
/** Maximum memory of an error; far less than wrong headers promise. */
const maxMemory = 100 * 2 ** 20

/** One test for each case. */
export function refuses(title: string, cases: Readonly<Record<string, BadData>>): void {
  describe(title, () => {
    it.each(Object.entries(cases))('%s', async (_, given) => {
      const { options, load = (path) => loadData({ source: path, ...options }) } = given
      const { source = Object.keys(given.files ?? {})[0] ?? '' } = given
      await inFolder(given, (place) =>
        expectRefusal(() => load(place.path(source)), {
          place,
          ...given,
        }),
      )
    })
  })
}

export interface Truncation {
  readonly bytes: Uint8Array
  /** Offsets where one part of the file ends and the next one starts. */
  readonly boundaries: readonly number[]
  readonly key: RegExp
  /** Reads the file `file` of the folder, into which each prefix of `bytes` is written. */
  readonly load: (place: Workplace) => Promise<unknown>
  readonly file: string
  /** Other files. */
  readonly beside?: Files
}

/** Tests that no prefix of a file is taken for the complete one: cut at its boundaries, next to them, and anywhere. */
export function refusesTruncated(title: string, truncation: Truncation): void {
  const { bytes, boundaries, key, load, file, beside = {} } = truncation
  it(`${title}, truncated at every boundary and at forty positions between`, async () => {
    const random = new Random(1, title)
    const places = [
      ...boundaries.flatMap((at) => [at - 1, at, at + 1]),
      ...Array.from({ length: 40 }, () => random.below(bytes.length)),
    ].filter((at) => at >= 0 && at < bytes.length)
    await inFolder({ files: beside }, async (place) => {
      for (const length of new Set(places).add(0).add(bytes.length - 1)) {
        await put(place, { [file]: bytes.subarray(0, length) })
        const says = [file.split('/').at(-1) ?? '']
        await expectRefusal(() => load(place), { place, key, says, which: `${length} bytes` })
      }
      await put(place, { [file]: bytes })
      await load(place)
    })
  })
}

/** Calls `use` with a folder of these files, and a cache folder of its own. */
export async function inFolder(
  { files = {}, folders = [], links = {} }: Pick<BadData, 'files' | 'folders' | 'links'>,
  use: (place: Workplace) => Promise<void>,
): Promise<void> {
  const place = await Workplace.open()
  vi.stubEnv('JAMJAE_DATA', place.path('cache'))
  try {
    for (const folder of folders) await mkdir(place.path(folder), { recursive: true })
    await put(place, files)
    for (const [name, target] of Object.entries(links)) {
      await mkdir(dirname(place.path(name)), { recursive: true })
      await symlink(target, place.path(name))
    }
    await use(place)
  } finally {
    vi.unstubAllEnvs()
    await place.close()
  }
}

async function put(place: Workplace, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(place.path(name)), { recursive: true })
    await writeFile(place.path(name), content)
  }
}

/** Checks that `load` fails as it should. */
async function expectRefusal(
  load: () => Promise<unknown>,
  {
    place,
    key,
    says,
    which = '',
  }: Pick<BadData, 'key' | 'says'> & { place: Workplace; which?: string },
): Promise<void> {
  const filesBefore = await listing(place)
  const memoryBefore = memory()
  const error = await load().then(
    () => undefined,
    (error) => error,
  )
  const taken = memory().map((bytes, at) => bytes - (memoryBefore[at] ?? 0))
  expect(await listing(place), which).toEqual(filesBefore)
  expect(Math.max(...taken), which).toBeLessThan(maxMemory)
  expect(['CONFIG', 'FORMAT', 'SHAPE'], `${which}: ${error?.stack}`).toContain(error?.code)
  if (typeof key === 'string') expect(error.key, error.message).toBe(key)
  else expect(error.key, `${which}: ${error.message}`).toMatch(key)
  for (const part of says) expect(error.message, which).toMatch(asPattern(part))
  expectSentence(error.message)
  // <where>: <expected>, got <actual>. <what to do>
  expect(error.message, which).toMatch(/: .*(expected .+, )?got .+[.:,] .+/)
  expectSentence(message('ko', error.key, error.values))
}

/** Contents of the folder; links are not followed, as they may be circular. */
async function listing({ folder }: Workplace): Promise<string[]> {
  const below = async (path: string): Promise<string[]> => {
    const entries = await readdir(path, { withFileTypes: true })
    const deeper = entries.map(async (entry) => {
      const here = join(path, entry.name)
      return entry.isDirectory() ? [here, ...(await below(here))] : [here]
    })
    return (await Promise.all(deeper)).flat()
  }
  return (await below(folder)).sort()
}

/** On one line, of bounded length, and printable. */
function expectSentence(text: string): void {
  expect(text).not.toMatch(
    /[\p{Cc}\u2028\u2029]|\bundefined\b|\bNaN bytes\b|Infinity bytes|\[object|\{\w+\}|\bat .*:\d+:\d+/u,
  )
  expect(text.length).toBeLessThan(maxSentence)
}

function asPattern(part: string | RegExp): RegExp {
  return typeof part === 'string' ? new RegExp(part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')) : part
}

/** Memory in use, memory allocated but not touched yet, and the maximum in use. */
function memory(): number[] {
  const { rss, arrayBuffers } = process.memoryUsage()
  return [rss, arrayBuffers, process.resourceUsage().maxRSS * 1024]
}
