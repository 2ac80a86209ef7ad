// Trainings run one after another, whatever listens to the queue.
import { tmpdir } from 'node:os'
import { expect, it, vi } from 'vitest'
import { recipes } from '../../../recipes/recipes.js'
import { resolveConfiguration } from '../../../recipes/resolve.js'
import { EventLog } from '../events/event-log.js'
import { DataCache } from '../runs/data-cache.js'
import { TrainingQueue } from './training-queue.js'

it('does not wait for its listeners', async () => {
  const events = new EventLog()
  const queue = new TrainingQueue({
    folder: tmpdir(),
    device: 'cpu',
    threads: 1,
    data: new DataCache(),
    events,
    changed: () => new Promise(() => {}),
  })
  const configuration = resolveConfiguration(recipes['ch13-vae'], {
    settings: [['data.source', 'no-such-data']],
  })
  const first = queue.start(configuration)
  const second = queue.start(configuration)
  expect([first.position, second.position]).toEqual([0, 1])
  await vi.waitFor(() => expect(queue.failures.size).toBe(2), 10_000)
  expect([...queue.failures.keys()]).toEqual([first.name, second.name])
  await queue.close()
  events.close()
})
