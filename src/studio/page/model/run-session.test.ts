// The session of the run that was requested last stays, even if another one responds later.
import { expect, it } from 'vitest'
import type { RunDetails, RunSource } from '../run-source.js'
import { openRunSession } from './run-session.js'

it('does not close the open run for one that was left', async () => {
  const slow = sourceAfter(20, async () => new Uint8Array())
  const quick = sourceAfter(0, () => Promise.reject(new Error('no model')))
  const [left, hovered] = await Promise.all([openRunSession(slow), openRunSession(quick)])
  const nothing = new Float32Array(1)
  await expect(left.runner.decode(nothing)).rejects.toThrow('closed')
  await expect(hovered.runner.decode(nothing)).rejects.toThrow('no model')
  expect((await openRunSession(quick)).runner).toBe(hovered.runner)
})

/** A run whose details arrive after so many milliseconds. */
function sourceAfter(ms: number, model: RunSource['model']): RunSource {
  const details = {
    shape: [1, 1],
    latent: 1,
    splits: { train: 1, validation: 1 },
    description: { progress: { steps: 1 } },
  }
  const source: Pick<RunSource, 'details' | 'model'> = {
    async details() {
      await new Promise((later) => setTimeout(later, ms))
      return details as unknown as RunDetails
    },
    model,
  }
  return source as RunSource
}
