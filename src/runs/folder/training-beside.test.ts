// Another training in the same folder is noticed while its process lives.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockRun } from './run-lock.js'
import { trainingBeside } from './training-beside.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-beside-'))
  for (const name of ['one', 'other']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'notes.txt'), 'no run')
})
afterAll(() => rm(folder, { recursive: true }))

const lock = (name: string, holder: { pid: number; host: string }) =>
  writeFile(join(folder, name, 'training.lock'), JSON.stringify(holder))

it('is that of a living process on this machine in another run', async () => {
  const own = join(folder, 'own')
  expect(await trainingBeside(own)).toBeUndefined()
  const training = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(training, 'spawn')
  const pid = training.pid ?? 0
  await lock('one', { pid, host: hostname() })
  expect(await trainingBeside(own)).toBe(join(folder, 'one'))
  expect(await trainingBeside(join(folder, 'one'))).toBeUndefined()
  training.kill('SIGKILL')
  await once(training, 'exit')
  expect(await trainingBeside(own)).toBeUndefined()
})

it('is not one of this process, or of another machine, and needs no folder', async () => {
  await lock('other', { pid: process.pid, host: 'elsewhere' })
  const release = await lockRun(join(folder, 'one'))
  expect(await trainingBeside(join(folder, 'own'))).toBeUndefined()
  await release()
  expect(await trainingBeside(join(folder, 'missing', 'own'))).toBeUndefined()
})
