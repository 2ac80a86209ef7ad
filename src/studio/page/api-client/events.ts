// The server's events, as a stream for listeners.
import { type EventName, eventNames } from '../../api/event-names.js'
import type { ServerEvents } from '../../api/events.js'
import { listenTo, type WorkerEvent } from './event-port.js'

type Listener<Name extends EventName> = (data: ServerEvents[Name]) => void

/** A handler for every event of the server: a missing event, or one that no server sends, does not
 *  compile. */
export type EventHandlers = { readonly [Name in EventName]: Listener<Name> }

/** Handler of an event that the listener ignores. */
export const ignored = (): void => {}

const listeners = new Map<EventName, Set<Listener<never>>>()

/** Calls back with every event; the result unsubscribes. */
export function onEvents(handlers: EventHandlers): () => void {
  const ends = eventNames.map((name) => onEvent(name, handlers[name] as Listener<typeof name>))
  return () => {
    for (const end of ends) end()
  }
}

/** Calls back with every event of that name; the result unsubscribes. */
export function onEvent<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
  const all = listeners.get(name) ?? new Set()
  listeners.set(name, all.add(listener))
  return () => all.delete(listener)
}

/** Starts to listen; `connected` is called with true when the server is reached and false when it is lost. */
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
  // Workers with the same address and name are shared.
  const worker = new SharedWorker(new URL('./event-worker.js', import.meta.url), {
    type: 'module',
    name: address,
  })
  worker.port.onmessage = ({ data }) => handleRow(data)
  addEventListener('pagehide', () => worker.port.postMessage('bye'))
  // A page restored from the browser's back/forward cache is only current after a reload.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}
