// The server's events, as they come.
import { type Heard, listenTo } from './event-port.js'
import { type ServerEvent, type ServerEvents, serverEvents } from './types.js'

type Listener<Name extends ServerEvent> = (data: ServerEvents[Name]) => void

const listeners = new Map<ServerEvent, Set<Listener<never>>>()

/** Calls back with every event of that name; the result ends that. */
export function onEvent<Name extends ServerEvent>(
  name: Name,
  listener: Listener<Name>,
): () => void {
  const all = listeners.get(name) ?? new Set()
  listeners.set(name, all.add(listener))
  return () => all.delete(listener)
}

/** Starts to listen; `connected` is told when the server is there and when it is gone. */
export function connect(connected: (isThere: boolean) => void): void {
  const hear = (heard: Heard) => {
    if (heard.type !== 'event') return connected(heard.type === 'open')
    for (const listener of listeners.get(heard.name) ?? []) listener(heard.data as never)
  }
  const address = new URL('api/events', document.baseURI).href
  if (!('SharedWorker' in globalThis)) {
    listenTo(address, serverEvents, hear)
    return
  }
  // Workers of one address and one name are one.
  const worker = new SharedWorker(new URL('./event-worker.js', import.meta.url), {
    type: 'module',
    name: address,
  })
  worker.port.onmessage = ({ data }) => hear(data)
  addEventListener('pagehide', () => worker.port.postMessage('bye'))
  // A page that the browser had put aside is as good as new only when it is loaded again.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}
