// Tar archives: their files, and every way in which one can be damaged.
import { describe, expect, it } from 'vitest'
import { readTar } from './tar.js'

/** A member of an archive; `change` edits its header before the checksum. */
function member(name: string, content: string, change: (header: Buffer) => void = () => {}) {
  const header = Buffer.alloc(512)
  header.write(name)
  header.write('0000644\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('        0ustar\x0000', 148)
  change(header)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512)
  return Buffer.concat([header, Buffer.from(content), padding])
}

const end = Buffer.alloc(1024)
const two = Buffer.concat([member('a/b.txt', 'hello'), member('c', 'x'.repeat(600)), end])

async function filesOf(bytes: Buffer, { chunk = 100, largest = 1000 } = {}) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  )
  async function* arriving() {
    yield* chunks
  }
  const found: [string, string][] = []
  for await (const { name, bytes: content } of readTar(arriving(), {
    path: 'x.tar',
    maxBytes: largest,
  }))
    found.push([name, Buffer.from(content).toString()])
  return found
}

describe('an archive', () => {
  it.each([1, 100, 512, 5000])('is read from chunks of %i bytes', async (chunk) => {
    expect(await filesOf(two, { chunk })).toEqual([
      ['a/b.txt', 'hello'],
      ['c', 'x'.repeat(600)],
    ])
  })

  it('may hold folders, links and notes, which are skipped, and files of the oldest kind', async () => {
    const typed = (type: string) => (header: Buffer) => void header.write(type, 156)
    const parts = ['5', '2', 'x', 'g', 'L'].map((type) => member(`is ${type}`, '', typed(type)))
    const bytes = Buffer.concat([...parts, member('old', '1', typed('\0')), end])
    expect(await filesOf(bytes)).toEqual([['old', '1']])
  })

  it('may hold empty files, and end immediately', async () => {
    expect(await filesOf(Buffer.concat([member('none', ''), end]))).toEqual([['none', '']])
    expect(await filesOf(end)).toEqual([])
  })
})

describe('an archive is rejected', () => {
  it.each([0, 1, 511, 512, 514, 1024, 1535, 1536, 2559])(
    'truncated after %i bytes',
    async (length) => {
      await expect(filesOf(two.subarray(0, length))).rejects.toMatchObject({
        code: 'FORMAT',
        key: 'tar.truncated',
        values: { path: 'x.tar', offset: length },
      })
    },
  )

  it.each([0, 99, 130, 150, 156, 257, 511])('with byte %i of a header changed', async (at) => {
    const bytes = two.with(1024 + at, (two[1024 + at] ?? 0) ^ 1)
    await expect(filesOf(Buffer.from(bytes))).rejects.toMatchObject({
      key: 'tar.header',
      values: { offset: 1024 },
    })
  })

  it.each(['xyz', '-1', '', '7 7'])('with the size %j', async (size) => {
    const bytes = member('a', '', (header) => void header.fill(0, 124, 136).write(size, 124))
    await expect(filesOf(Buffer.concat([bytes, end]))).rejects.toMatchObject({ key: 'tar.header' })
  })

  it('with a file larger than allowed, before it is in memory', async () => {
    const huge = member('a', '', (header) => void header.write('77777777777\0', 124))
    await expect(filesOf(huge)).rejects.toMatchObject({
      key: 'tar.tooLarge',
      values: { offset: 0, expected: 1000, actual: 8 ** 11 - 1 },
    })
  })
})
