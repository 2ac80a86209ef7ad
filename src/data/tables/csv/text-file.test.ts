// The encodings of text files: those of older spreadsheets are told apart by their letters.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodingOf } from './text-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-text-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function encodingOfBytes(bytes: Uint8Array, rules?: number) {
  const path = join(folder, 'table.csv')
  await writeFile(path, bytes)
  return encodingOf(path, { rules })
}

const latin = (text: string) => Buffer.from(text, 'latin1')
/** 값,이름 and 김 in EUC-KR. */
const korean = Uint8Array.of(0xb0, 0xaa, 0x2c, 0xc0, 0xcc, 0xb8, 0xa7, 0x0a, 0x31, 0x2c, 0xb1, 0xe8)

it.each<[string, Uint8Array, string]>([
  ['ASCII', latin('a,b\n1,2\n'), 'utf-8'],
  ['Korean', korean, 'euc-kr'],
  ['German', latin('Größe;Straße\n1,5;Köln\n'), 'windows-1252'],
  ['a pair of letters alone', latin('Größe;x\n1,5;2\n'), 'windows-1252'],
  ['a capital letter before others', latin('Änderung;x\n1,5;2\n'), 'windows-1252'],
  ['French', latin('Prénom;Âge\nZoé;5\n'), 'windows-1252'],
  ['amounts in euros', Uint8Array.of(0x61, 0x0a, 0x35, 0x20, 0x80, 0x0a), 'windows-1252'],
])('%s', async (_, bytes, encoding) => expect(await encodingOfBytes(bytes)).toBe(encoding))

it('bytes that are no text are none', async () => {
  const zeros = encodingOfBytes(Uint8Array.of(0xc4, 0, 1, 0xd6))
  await expect(zeros).rejects.toMatchObject({ key: 'table.encoding' })
  const odd = encodingOfBytes(Uint8Array.of(0x61, 0xff, 0xff, 0x0a))
  await expect(odd).rejects.toMatchObject({ key: 'table.encoding' })
})

it('by the rules of version 0.1 there is no Windows-1252', async () => {
  expect(await encodingOfBytes(latin('Größe;x\n'), 1)).toBe('euc-kr')
  await expect(encodingOfBytes(latin('Müller;x\n'), 1)).rejects.toThrow(/table.csv/)
})
