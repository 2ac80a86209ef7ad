// Tests of the event log: what a page receives that connects, reconnects, or reads too slowly.
import { afterEach, expect, it } from 'vitest'
import { EventLog } from './event-log.js'

let log = new EventLog()
afterEach(() => {
  log.close()
  log = new EventLog()
})

/** Everything that can be read without waiting. */
async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader()
  log.close()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += new TextDecoder().decode(part.value)
  return text
}

const idsIn = (text: string) =>
  [...text.matchAll(/^id: (\d+)\nevent: (\w+)/gm)].map(([, id]) => Number(id))

it('sends a new page the next events, and the number of the last one', async () => {
  log.publish('evaluated', { run: 'early' })
  const stream = log.listen()
  log.publish('grown', { run: 'two\nlines' })
  const text = await textOf(stream)
  const [, number] = /^retry: 1000\nid: (\d+)\n\n/.exec(text) ?? []
  expect(idsIn(text)).toEqual([Number(number) + 1])
  expect(text).not.toContain('early')
  expect(text.endsWith('event: grown\ndata: {"run":"two\\nlines"}\n\n')).toBe(true)
})

it('sends a reconnected page the events it missed', async () => {
  for (let at = 0; at < 10; at++) log.publish('saved', { run: 'one', epoch: at })
  const all = idsIn(await textOf(log.listen(0)))
  expect(all).toHaveLength(11)
})

it('makes a page reload that was disconnected for too long, or knew another server', async () => {
  const first = log.listen()
  for (let at = 0; at < 6000; at++) log.publish('saved', { run: 'one', epoch: at })
  const back = log.listen(0)
  const future = log.listen(Number.MAX_SAFE_INTEGER)
  await first.cancel()
  const text = await textOf(back)
  const ids = idsIn(text)
  expect(text).toMatch(/event: reload\ndata: \{\}\n\n/)
  expect(ids).toEqual(ids.map((_, at) => (ids[0] as number) + at))
  expect(ids.length).toBeLessThan(6000)
  expect(await textOf(future)).toContain('event: reload')
})

it('disconnects a page that does not read', () => {
  const text = 'x'.repeat(1e6)
  log.listen()
  expect(log.listeners).toBe(1)
  for (let at = 0; at < 10; at++) log.publish('grown', { run: text })
  expect(log.listeners).toBe(0)
})
