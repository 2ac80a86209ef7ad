// Notices: told once, collected, refused when strict, and as JSON.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { loadData } from './data/load.js'
import { noticeJson, withNotices } from './notices.js'

const black = ['images.black', { path: 'a.npy' }] as const

it('are passed on once and collected', async () => {
  const notify = vi.fn()
  const { result, notices } = await withNotices({ notify }, (tell) => {
    tell(...black)
    tell(...black)
    tell('images.black', { path: 'b.npy' })
    return 7
  })
  expect(result).toBe(7)
  expect(notify.mock.calls).toEqual([black, ['images.black', { path: 'b.npy' }]])
  expect(notices.map(({ values }) => values.path)).toEqual(['a.npy', 'b.npy'])
})

it('are an error when strict, after all of them were told', async () => {
  const notify = vi.fn()
  const strict = withNotices({ notify, strict: true }, (tell) => {
    tell(...black)
    tell('images.fit', { path: 'c' })
  })
  await expect(strict).rejects.toMatchObject({
    key: 'notice.strictMore',
    values: { notice: { key: 'images.black' }, count: 1 },
    message: expect.stringContaining('a.npy: no byte is above 1'),
  })
  expect(notify).toHaveBeenCalledTimes(2)
  await expect(withNotices({ strict: true }, () => 1)).resolves.toMatchObject({ notices: [] })
})

it('of loaded data are in its splits, and refused when strict', async () => {
  const source = join(await mkdtemp(join(tmpdir(), 'jamjae-notices-')), 'rows.csv')
  await writeFile(source, 'a,b,label\n1,2,x\n3,4,y\n5,6,x\n')
  const { notices = [] } = await loadData({ source, array: 'z' })
  expect(notices.map(({ code }) => code)).toEqual(['table.label', 'data.unused'])
  await expect(loadData({ source, array: 'z' }, { strict: true })).rejects.toMatchObject({
    key: 'notice.strictMore',
  })
  expect((await loadData('digits', { strict: true })).notices).toEqual([])
})

it('as JSON have code, message and values, nested messages as text', () => {
  const reason = { key: 'system.EACCES' } as const
  expect(noticeJson({ code: 'images.skipped', values: { path: 'p.png', reason } }, 'en')).toEqual({
    code: 'images.skipped',
    message: 'p.png: left out, as it cannot be read (EACCES: permission denied)',
    path: 'p.png',
    reason: 'EACCES: permission denied',
  })
})
