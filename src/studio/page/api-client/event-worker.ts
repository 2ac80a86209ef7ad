// Listens to the server once for all pages of this browser, which opens only six connections to one server.
import { listenTo, type WorkerEvent } from './event-port.js'

const ports = new Set<MessagePort>()
let isOpen = false

// The ports of closed pages close with them; posting to them has no effect.
addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (!port) return
  ports.add(port)
  port.onmessage = ({ data }) => {
    if (data === 'bye') ports.delete(port)
  }
  if (isOpen) port.postMessage({ type: 'open' } satisfies WorkerEvent)
})

listenTo(new URL(self.name).href, (heard) => {
  if (heard.type !== 'event') isOpen = heard.type === 'open'
  for (const port of ports) port.postMessage(heard)
})
