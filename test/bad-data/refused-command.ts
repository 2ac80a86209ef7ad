// Runs the command on invalid input: it prints one sentence, ends with 2 and leaves nothing behind.
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { objects, Workplace } from '../command.js'
import { type FileRole, fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'

export interface BadCommand {
  readonly words: readonly string[]
  /** Parts of the sentence: the file or flag, the error, what to do. */
  readonly says: readonly (string | RegExp)[]
  /** Contents of the folder besides c.json, a tiny configuration. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** A folder `data` of digits, with some of its files replaced. */
  readonly data?: Partial<Record<FileRole, Uint8Array | undefined>>
  readonly folders?: readonly string[]
  /** Symbolic links by their names, with their targets. */
  readonly links?: Readonly<Record<string, string>>
  readonly korean?: string | RegExp
  /** Found before the command itself starts, so --json prints nothing. */
  readonly usage?: true
}

const digits = await fewDigits()

/** `jamjae train` with the tiny configuration. */
export const train = (...words: readonly string[]) => ['train', 'c.json', '--epochs', '1', ...words]

/** One test for each case. */
export function commandRefuses(title: string, cases: Readonly<Record<string, BadCommand>>): void {
  describe(title, () => {
    it.concurrent.each(Object.entries(cases))('%s', async (_, { korean, usage, ...given }) => {
      const place = await furnished(given)
      try {
        const before = await place.files()
        const surroundings = { JAMJAE_DATA: place.path('cache') }
        const { code, stdout, stderr } = await place.jamjae(given.words, surroundings)
        expect(stderr).toMatch(/^error: [^\n]+\n$/)
        expect(stderr).not.toMatch(/ at .*:\d+|undefined|\{\w+\}|\[object/)
        expect(stderr.length).toBeLessThan(2500)
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
        for (const part of given.says)
          if (typeof part === 'string') expect(stderr).toContain(part)
          else expect(stderr).toMatch(part)
        expect(await place.files()).toEqual(before)

        if (korean) {
          const words = [...given.words, '--lang', 'ko', '--json']
          const asked = await place.jamjae(words, surroundings)
          expect(asked.code).toBe(2)
          expect(asked.stderr).toMatch(/^오류: [^\n]+\n$/)
          expect(asked.stderr).toMatch(korean)
          // With --json the same in English, as the only object; before a command starts there is none.
          const events = objects(asked.stdout)
          expect(events.map(({ event }) => event)).toEqual(usage ? [] : ['failed'])
          for (const { message } of events) expect(message).toContain(given.says[0])
          expect(await place.files()).toEqual(before)
        }
      } finally {
        await place.close()
      }
    })
  })
}

/** A folder with the files of a case. */
export async function furnished({
  files = {},
  data,
  folders = [],
  links = {},
}: Pick<BadCommand, 'files' | 'data' | 'folders' | 'links'>): Promise<Workplace> {
  const place = await Workplace.open()
  await writeFile(place.path('c.json'), JSON.stringify(tinyConfiguration()))
  if (data) await writeIdxFolder(place.path('data'), digits, data)
  for (const folder of folders) await mkdir(place.path(folder), { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(place.path(name)), { recursive: true })
    await writeFile(place.path(name), content)
  }
  for (const [name, target] of Object.entries(links)) {
    await mkdir(dirname(place.path(name)), { recursive: true })
    await symlink(target, place.path(name))
  }
  return place
}
