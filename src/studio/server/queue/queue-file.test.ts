// The queue file belongs to one studio at a time, and an invalid one does no harm.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openQueueFile, type QueueFile } from './queue-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-queue-'))
})
afterAll(() => rm(folder, { recursive: true }))

const opened = async () => (await openQueueFile(folder)) as QueueFile
const kept = { id: '1', name: 'one', configuration: { name: 'tiny' }, isResumed: false, since: '' }

it('restores what was stored last, and only for one studio at a time', async () => {
  const first = await opened()
  expect(first.waiting).toEqual([])
  expect(await openQueueFile(folder)).toBeUndefined()
  first.save([])
  first.save([kept, { ...kept, id: '2', isResumed: true, epochs: 3 }])
  await first.close()
  const second = await opened()
  expect(second.waiting).toEqual([kept, { ...kept, id: '2', isResumed: true, epochs: 3 }])
  await second.close()
})

it('treats an invalid file as empty, and replaces it', async () => {
  const path = join(folder, '.queue', 'waiting.json')
  for (const text of ['[', JSON.stringify([{ ...kept, name: '../outside' }]), '{}']) {
    await writeFile(path, text)
    const file = await opened()
    expect([text, file.waiting]).toEqual([text, []])
    file.save([kept])
    await file.close()
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual([kept])
  }
})
