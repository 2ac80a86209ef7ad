// Trainings that other processes have announced are seen while these live.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { announceTraining } from './announced-training.js'

const before = process.env.TMPDIR
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-announced-'))
  process.env.TMPDIR = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  await rm(folder, { recursive: true })
})

it('sees that of a living process, and removes that of a killed one', async () => {
  const alone = await announceTraining('runs/own')
  expect(alone.beside).toBeUndefined()
  const [name = ''] = await readdir(folder)
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(other, 'spawn')
  const announced = join(folder, name, String(other.pid))
  await writeFile(announced, '/runs/other')
  expect((await announceTraining('runs/own')).beside).toBe('/runs/other')
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect((await announceTraining('runs/own')).beside).toBeUndefined()
  expect(await readdir(join(folder, name))).toEqual([String(process.pid)])
  await alone.end()
  expect(await readdir(join(folder, name))).toEqual([])
})

it('of two that start at once, one sees the other', async () => {
  const script = `
    import { announceTraining } from ${JSON.stringify(new URL('../../../dist/runs/folder/announced-training.js', import.meta.url).href)}
    const { beside } = await announceTraining('run')
    console.log(beside !== undefined)
    setTimeout(() => {}, 10_000)`
  const both = [0, 1].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  const heard = await Promise.all(both.map(({ stdout }) => once(stdout, 'data')))
  for (const each of both) each.kill()
  expect(heard.map(String).join('')).toContain('true')
})

it('needs no writable temporary folder', async () => {
  process.env.TMPDIR = join(folder, 'missing', 'file')
  await writeFile(join(folder, 'missing'), '')
  const { beside, end } = await announceTraining('runs/own')
  expect(beside).toBeUndefined()
  await end()
  process.env.TMPDIR = folder
})
