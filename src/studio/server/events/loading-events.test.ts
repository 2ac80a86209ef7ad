// Loading is told to pages while it goes on, a few times a second at most, and its end always.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EventLog } from './event-log.js'
import { loadingWatch } from './loading-events.js'

let log: EventLog
beforeEach(() => {
  // Time passes where a test says so.
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.advanceTimersByTime(1000)
  log = new EventLog()
})
afterEach(() => {
  log.close()
  vi.useRealTimers()
})

/** What was published: each event's name and what it tells. */
async function published(): Promise<[string, Record<string, unknown>][]> {
  const reader = log.listen(0).getReader()
  log.close()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += new TextDecoder().decode(part.value)
  return [...text.matchAll(/^event: (?!reload)(\w+)\ndata: (.*)$/gm)].map(([, name, data]) => [
    name as string,
    JSON.parse(data as string),
  ])
}

const watch = () => loadingWatch('one', log, new AbortController().signal)

it('tells how many examples are read, five times a second, and that all are', async () => {
  const { progress } = watch()
  const everyMs = 50
  for (let done = 0; done <= 21; done++) {
    progress?.(done, 21)
    vi.advanceTimersByTime(everyMs)
  }
  const told = await published()
  expect(told.map(([name]) => name)).toEqual(Array(7).fill('loading'))
  expect(told.map(([, { done }]) => done)).toEqual([0, 4, 8, 12, 16, 20, 21])
  for (const [, data] of told) expect(data).toMatchObject({ run: 'one', of: 21 })
})

it('tells which file comes, and how much of it has come', async () => {
  const { download } = watch()
  download?.watch?.progress?.({ file: 'a.gz', done: 10, of: 40 })
  download?.watch?.progress?.({ file: 'a.gz', done: 20, of: 40 })
  download?.watch?.progress?.({ file: 'a.gz', done: 40, of: 40 })
  expect(await published()).toMatchObject(
    [10, 40].map((done) => ['loading', { run: 'one', file: 'a.gz', done, of: 40 }]),
  )
})
