// What the worker that listens to the server tells the pages.
import { eventNames } from '../../api/event-names.js'
import type { ServerEvent } from '../../api/events.js'

export type WorkerEvent =
  | { readonly type: 'open' }
  | { readonly type: 'lost' }
  | ({ readonly type: 'event' } & ServerEvent)

const retryMs = 1500

/** Listens to the server's events for as long as the page lives; the browser itself asks again from the last event on
 *  after a connection was lost. */
export function listenTo(address: string, send: (heard: WorkerEvent) => void): void {
  const source = new EventSource(address)
  source.onopen = () => send({ type: 'open' })
  source.onerror = () => {
    send({ type: 'lost' })
    // After a refusal the browser gives up.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listenTo(address, send), retryMs)
  }
  for (const name of eventNames)
    source.addEventListener(name, ({ data }) => {
      send({ type: 'event', name, data: data ? JSON.parse(data) : undefined })
    })
}
