// Sees what other programs do in the folder of the runs, such as a training of the command line, and tells the pages.
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunRow } from '../../api/runs.js'
import type { EventLog } from '../events/event-log.js'

interface Watched {
  readonly events: EventLog
  /** All runs but that which this studio trains. */
  rows(): Promise<readonly RunRow[]>
  /** The same as long as nothing was added to a run's figures. */
  version(name: string): Promise<string>
  /** Tells the pages what a run is now. */
  tell(name: string): Promise<void>
}

interface Seen {
  readonly row: string
  readonly epochs: number | undefined
  readonly version: string | undefined
}

const leastBetweenMs = 2000
/** A look at many runs takes its time: so many times as long is nobody looking. */
const restPerLook = 20

/** Looks only while some page listens; aborting `signal` ends it. Rows that change are told; the event `grown` says that a
 *  run that trains elsewhere has new figures, `saved` that it has finished another epoch. */
export async function watchOthers(watched: Watched, signal: AbortSignal): Promise<void> {
  let before: ReadonlyMap<string, Seen> | undefined
  while (!signal.aborted) {
    const started = performance.now()
    if (watched.events.listeners === 0) before = undefined
    else before = await look(watched, before).catch(() => before)
    const tookMs = performance.now() - started
    const pauseMs = Math.max(leastBetweenMs, restPerLook * tookMs)
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {})
  }
}

async function look(
  { events, rows, version, tell }: Watched,
  before: ReadonlyMap<string, Seen> | undefined,
): Promise<ReadonlyMap<string, Seen>> {
  const now = new Map<string, Seen>()
  for (const row of await rows())
    now.set(row.name, {
      row: JSON.stringify(row),
      epochs: row.epochs,
      version: row.isElsewhere ? await version(row.name) : undefined,
    })
  if (!before) return now
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const [old, seen] = [before.get(name), now.get(name)]
    if (old?.row !== seen?.row) await tell(name)
    if (old && seen?.epochs !== undefined && seen.epochs !== old.epochs)
      events.publish('saved', { run: name, epoch: seen.epochs })
    if (seen?.version !== undefined && seen.version !== old?.version)
      events.publish('grown', { run: name })
  }
  return now
}
