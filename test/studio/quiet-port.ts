// A port for a server that is closed and opened again in a test.
import { createServer } from 'node:net'

/** A free port below those that the system gives to whoever asks for any one: nobody takes it while its server restarts. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(10_000 * Math.random())
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
