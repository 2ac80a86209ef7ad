// The lock of a run whose folder cannot be written: one sentence that says how to go on.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockRun } from './run-lock.js'

it('of a folder that cannot be written says so, and that nothing is lost', async () => {
  const path = join(tmpdir(), 'jamjae-no-such-folder', 'run')
  await expect(lockRun(path)).rejects.toMatchObject({
    key: 'run.write',
    values: { path, reason: { key: 'system.ENOENT' } },
  })
})
