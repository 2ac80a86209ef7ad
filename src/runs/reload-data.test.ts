// Notices when data is reloaded: those of the run's own data are not repeated.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { loadData } from '../data/load.js'
import { encodeNpy } from '../formats/npy.js'
import { reloadData } from './reload-data.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-again-'))
})
afterAll(() => rm(folder, { recursive: true }))

it("notifies of other data only, and never of the run's options", async () => {
  const source = join(folder, 'black.npy')
  const data = Uint8Array.from({ length: 40 }, (_, at) => at % 2)
  await writeFile(source, encodeNpy({ shape: [10, 2, 2], data }))
  const { fingerprint } = await loadData(source)
  const options = { source, label: 'class' }
  const notify = vi.fn()
  await reloadData(options, { fingerprint, notify })
  expect(notify).not.toHaveBeenCalled()
  await reloadData(options, { fingerprint: 'another', notify })
  expect(notify.mock.calls).toEqual([['images.black', { path: source }]])
})
