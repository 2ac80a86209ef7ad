// Messages from the worker that listens to the server's events to the pages.
import { eventNames } from '../../api/event-names.js'
import type { ServerEvent } from '../../api/events.js'

export type WorkerEvent =
  | { readonly type: 'open' }
  | { readonly type: 'lost' }
  | ({ readonly type: 'event' } & ServerEvent)

const retryMs = 1500

/** Listens to the server's events while the page exists. After a lost connection the browser itself reconnects from the
 *  last event on. */
export function listenTo(address: string, send: (heard: WorkerEvent) => void): void {
  const source = new EventSource(address)
  source.onopen = () => send({ type: 'open' })
  source.onerror = () => {
    send({ type: 'lost' })
    // After an error response the browser gives up.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listenTo(address, send), retryMs)
  }
  for (const name of eventNames)
    source.addEventListener(name, ({ data }) => {
      send({ type: 'event', name, data: data ? JSON.parse(data) : undefined })
    })
}
