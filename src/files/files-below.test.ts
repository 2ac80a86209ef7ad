// All files below a folder, and nothing that only a link leads to.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow } from './files-below.js'

it('follows no link, inside or outside', async () => {
  const root = await mkdtemp(join(tmpdir(), 'jamjae-files-'))
  const folder = join(root, 'folder')
  await mkdir(join(folder, 'deep', 'deeper'), { recursive: true })
  await mkdir(join(root, 'outside'))
  for (const path of ['folder/one', 'folder/deep/deeper/two', 'outside/secret'])
    await writeFile(join(root, path), '')
  await symlink(join(root, 'outside'), join(folder, 'linked'))
  await symlink('..', join(folder, 'deep', 'up'))
  await symlink('one', join(folder, 'same'))
  expect((await filesBelow(folder)).sort()).toEqual([
    join(folder, 'deep', 'deeper', 'two'),
    join(folder, 'one'),
  ])
  await rm(root, { recursive: true })
})

it('throws where the folder is missing', async () => {
  await expect(filesBelow(join(tmpdir(), 'jamjae-none'))).rejects.toThrow(/ENOENT/)
})
