// Deleted runs can be restored for a day, and are removed after it.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyTrash, moveToTrash, restore } from './trash.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-trash-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('is emptied of what was deleted more than a day ago, and of nothing else', async () => {
  for (const name of ['old', 'new']) await mkdir(join(folder, name, 'model'), { recursive: true })
  const [old, recent] = [await moveToTrash(folder, 'old'), await moveToTrash(folder, 'new')]
  await mkdir(join(folder, '.trash', 'of-somebody-else'))
  const yesterday = Date.now() / 1000 - 25 * 60 * 60
  for (const name of [old, 'of-somebody-else'])
    await utimes(join(folder, '.trash', name), yesterday, yesterday)
  await emptyTrash(folder)
  await expect(restore(folder, old)).rejects.toMatchObject({ status: 404 })
  expect(await restore(folder, recent)).toBe('new')
  expect(existsSync(join(folder, '.trash', 'of-somebody-else'))).toBe(true)
})

it('may be missing', async () => {
  await expect(emptyTrash(join(folder, 'nowhere'))).resolves.toBeUndefined()
})
