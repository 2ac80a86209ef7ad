// A table with mixed columns for a model that is trained: the same columns, labels or not.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hiddenLabel } from '../labels/hidden-labels.js'
import { loadData } from '../load.js'

it('keeps labels where some are missing, and has none where all are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jamjae-typed-table-'))
  try {
    const options = { table: true, label: 'label' }
    const rows = Array.from({ length: 20 }, (_, at) => `${at},${at % 3}.5,${at % 2 ? 'a' : 'b'}`)
    await writeFile(join(folder, 'train.csv'), `x,y,label\n${rows.join('\n')}\n`)
    const { columns } = await loadData({ source: join(folder, 'train.csv'), ...options })
    expect(columns?.map(({ name }) => name)).toEqual(['x', 'y'])

    const path = join(folder, 'other.csv')
    await writeFile(path, `x,y,label\n${rows.join('\n')}\n20,1.5,\n`)
    const other = await loadData({ source: path, ...options }, { columns })
    expect(other.all?.count).toBe(21)
    expect(other.all?.labels?.at(-1)).toBe(hiddenLabel)
    expect(other.all).toMatchObject({ isPartlyLabelled: true })
    expect(other.labelNames).toEqual(['a', 'b'])

    await writeFile(path, 'x,y,label\n19,1.5,\n20,2.5,\n')
    const bare = await loadData({ source: path, ...options }, { columns })
    expect(bare.all?.labels).toBeUndefined()
    expect(bare.labelNames).toBeUndefined()
  } finally {
    await rm(folder, { recursive: true })
  }
})
