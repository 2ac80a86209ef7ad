// The server's events, as they come.
import { type EventName, eventNames } from '../../api/event-names.js'
import type { ServerEvents } from '../../api/events.js'
import { listenTo, type WorkerEvent } from './event-port.js'

type Listener<Name extends EventName> = (data: ServerEvents[Name]) => void

/** What becomes of every event that the server has: one that is missing here, or that no server sends, does not
 *  compile. */
export type EventHandlers = { readonly [Name in EventName]: Listener<Name> }

/** What becomes of an event that is none of the listener's business. */
export const ignored = (): void => {}

const listeners = new Map<EventName, Set<Listener<never>>>()

/** Calls back with every event; the result ends that. */
export function onEvents(handlers: EventHandlers): () => void {
  const ends = eventNames.map((name) => onEvent(name, handlers[name] as Listener<typeof name>))
  return () => {
    for (const end of ends) end()
  }
}

/** Calls back with every event of that name; the result ends that. */
export function onEvent<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
  const all = listeners.get(name) ?? new Set()
  listeners.set(name, all.add(listener))
  return () => all.delete(listener)
}

/** Starts to listen; `connected` is told when the server is there and when it is gone. */
export function connect(connected: (isThere: boolean) => void): void {
  const handleRow = (onRow: WorkerEvent) => {
    if (onRow.type !== 'event') return connected(onRow.type === 'open')
    for (const listener of listeners.get(onRow.name) ?? []) listener(onRow.data as never)
  }
  const address = new URL('api/events', document.baseURI).href
  if (!('SharedWorker' in globalThis)) {
    listenTo(address, handleRow)
    return
  }
  // Workers of one address and one name are one.
  const worker = new SharedWorker(new URL('./event-worker.js', import.meta.url), {
    type: 'module',
    name: address,
  })
  worker.port.onmessage = ({ data }) => handleRow(data)
  addEventListener('pagehide', () => worker.port.postMessage('bye'))
  // A page that the browser had put aside is as good as new only when it is loaded again.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}
