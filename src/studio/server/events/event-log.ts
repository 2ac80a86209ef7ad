// The log of server-sent events (SSE), numbered and serialized once, for every page that listens.
import type { EventName } from '../../api/event-names.js'
import type { ServerEvents } from '../../api/events.js'

/** Events that are stored for pages that reconnect. */
const maxCached = 5000
const maxCachedBytes = 8e6
/** Maximum unread data of one page; beyond it is disconnected, and reconnects with the number of its last event. */
const maxUnreadBytes = 4e6
const heartbeatMs = 15_000

interface LoggedEvent {
  readonly id: number
  readonly bytes: Uint8Array
}

export class EventLog {
  /** Later servers continue with higher numbers, so that none of an earlier one is mistaken for their own. */
  #last = Date.now()
  #cache: LoggedEvent[] = []
  #bufferedBytes = 0
  readonly #listeners = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #encoder = new TextEncoder()
  readonly #heart = setInterval(() => this.#send(this.#encoder.encode(':\n\n')), heartbeatMs)

  constructor() {
    this.#heart.unref()
  }

  publish<Name extends EventName>(name: Name, data: ServerEvents[Name]): void {
    const id = ++this.#last
    const text = `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    const bytes = this.#encoder.encode(text)
    this.#cache.push({ id, bytes })
    this.#bufferedBytes += bytes.length
    while (this.#cache.length > maxCached || this.#bufferedBytes > maxCachedBytes)
      this.#bufferedBytes -= this.#cache.shift()?.bytes.length ?? 0
    this.#send(bytes)
  }

  /** Server-sent events: those after number `after`, then all new ones. The event `reload` replaces those that are
   *  not stored any more. */
  listen(after?: number): ReadableStream<Uint8Array> {
    let listener: ReadableStreamDefaultController<Uint8Array>
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          listener = controller
          controller.enqueue(this.#encoder.encode(`retry: 1000\n${this.#greeting(after)}`))
          if (after !== undefined)
            for (const { id, bytes } of this.#cache) if (id > after) controller.enqueue(bytes)
          this.#listeners.add(controller)
        },
        cancel: () => void this.#listeners.delete(listener),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: maxUnreadBytes }),
    )
  }

  get listeners(): number {
    return this.#listeners.size
  }

  close(): void {
    clearInterval(this.#heart)
    for (const listener of this.#listeners) listener.close()
    this.#listeners.clear()
  }

  /** A number alone is no event, but the one that a page reconnects with. */
  #greeting(after: number | undefined): string {
    if (after === undefined) return `id: ${this.#last}\n\n`
    const oldest = this.#cache[0]?.id ?? this.#last + 1
    const isLost = after < oldest - 1 || after > this.#last
    return isLost ? `id: ${oldest - 1}\nevent: reload\ndata: {}\n\n` : '\n'
  }

  #send(bytes: Uint8Array): void {
    for (const listener of this.#listeners) {
      if ((listener.desiredSize ?? 0) > 0) listener.enqueue(bytes)
      else {
        this.#listeners.delete(listener)
        listener.close()
      }
    }
  }
}
