// Named pipes as data are refused at once, wherever they stand: nobody may ever write to them.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBytes } from '../files/read-bytes.js'
import { readImageFile } from './images/image-file.js'
import { loadData } from './load.js'
import { loadRows } from './tables/load-rows.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-pipes-'))
})
afterEach(() => rm(folder, { recursive: true }))

const pipe = (name: string) => {
  const path = join(folder, name)
  execFileSync('mkfifo', [path])
  return path
}
const refusal = (path: string) => ({ key: 'data.notRegular', values: { path } })

describe.skipIf(process.platform === 'win32')('a named pipe is refused', () => {
  it.each([
    'data',
    'rows.csv',
    'rows.tsv.gz',
    'rows.parquet',
    'images.npy',
    'images.npz',
    'train-images-idx3-ubyte',
    'images-idx3-ubyte.gz',
    'a.png',
  ])('as %s', async (name) => {
    const path = pipe(name)
    await expect(loadData(path)).rejects.toMatchObject(refusal(path))
  })

  it('as a file of a folder, of a list, and as a picture of a table', async () => {
    const labels = pipe('train-labels-idx1-ubyte')
    const images = pipe('train-images-idx3-ubyte')
    await expect(loadData(folder)).rejects.toMatchObject(refusal(images))
    await expect(loadData(`${images},${labels}`)).rejects.toMatchObject(refusal(images))
    const picture = pipe('a.png')
    const table = join(folder, 'pictures.csv')
    await writeFile(table, 'file\na.png\na.png\n')
    await expect(loadData(table)).rejects.toMatchObject(refusal(picture))
  })

  it('as the input of another command', async () => {
    const path = pipe('seven.png')
    await expect(readImageFile(path, [28, 28])).rejects.toMatchObject(refusal(path))
    await expect(readBytes(path)).rejects.toMatchObject(refusal(path))
    const rows = pipe('rows.csv')
    await expect(loadRows({ source: rows }, [])).rejects.toMatchObject(refusal(rows))
  })
})
