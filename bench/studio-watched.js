// Measures the cost of watching a training: the same training repeatedly, without and with many event streams.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { median, pinned, startServer } from './studio-place.js'

// The server has one processor to itself, so nothing hides its cost; the watchers have the rest.
const [ofServer, ofWatchers] = ['0', '1']

/** Medians over alternating rounds: seconds of a training, CPU seconds of the server, and by how much each
 *  grows from a round without watchers to the next one with them. Linux, two processors or more. */
export async function watched(place, configuration, { watchers, rounds }) {
  const server = await startServer(place, { cores: ofServer, words: ['--threads', '1'] })
  try {
    await trained(server, place, configuration)
    const found = { alone: [], watched: [] }
    for (let round = 0; round < rounds; round++)
      // Each comes first in turns.
      for (const kind of round % 2 ? ['watched', 'alone'] : ['alone', 'watched']) {
        const streams = kind === 'watched' ? await watch(server.address, watchers) : undefined
        const before = server.cpu()
        const seconds = await trained(server, place, configuration)
        const cpu = server.cpu() - before
        streams?.kill()
        found[kind].push({ seconds, cpu })
      }
    const metrics = ['seconds', 'cpu'].map((name) => {
      const of = (kind) => found[kind].map((each) => each[name])
      const growth = of('watched').map((value, round) => value / of('alone')[round] - 1)
      const spread = Math.max(...of('alone')) / Math.min(...of('alone')) - 1
      const [alone, busy] = [median(of('alone')), median(of('watched'))]
      return [name, { alone, watched: busy, growth: median(growth), spread }]
    })
    return Object.fromEntries(metrics)
  } finally {
    await server.close()
  }
}

async function trained({ ask }, { runs }, configuration) {
  const { name } = await ask('runs', { method: 'POST', body: { configuration } })
  for (;;) {
    await sleep(100)
    const { training, queue } = await ask('state')
    if (!training && queue.length === 0) break
  }
  return JSON.parse(readFileSync(join(runs, name, 'run.json'), 'utf8')).progress.seconds
}

/** A process that holds so many streams open and reads them. */
async function watch(address, count) {
  const self = fileURLToPath(import.meta.url)
  const words = [process.execPath, self, address, String(count)]
  const [program, ...rest] = pinned(ofWatchers, words)
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [address, count] = process.argv.slice(2)
  const open = Array.from({ length: Number(count) }, () => fetch(new URL('api/events', address)))
  const read = (await Promise.all(open)).map(async ({ body }) => {
    for await (const _ of body);
  })
  console.log('open')
  // The server may close first.
  await Promise.allSettled(read)
}
