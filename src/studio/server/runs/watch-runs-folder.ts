// Watches the folder of the runs for changes by other programs, such as the command line, and publishes them.
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunRow } from '../../api/runs.js'
import type { EventLog } from '../events/event-log.js'

interface WatchTarget {
  readonly events: EventLog
  /** All runs but the one that this studio trains. */
  rows(): Promise<readonly RunRow[]>
  /** Unchanged as long as nothing was added to a run's metrics. */
  version(name: string): Promise<string>
  /** Publishes the run's current row. */
  publish(name: string): Promise<void>
}

interface Snapshot {
  readonly row: string
  readonly epochs: number | undefined
  readonly version: string | undefined
}

const minPollIntervalMs = 2000
/** Polling many runs takes its time: the pause after a poll is so many times as long. */
const idleFactor = 20

/** Polls only while some page listens; aborting `signal` ends it. Publishes changed rows; the event `grown` means that
 *  a run that trains elsewhere has new metrics, `saved` that it has finished another epoch. */
export async function watchRunsFolder(target: WatchTarget, signal: AbortSignal): Promise<void> {
  let before: ReadonlyMap<string, Snapshot> | undefined
  while (!signal.aborted) {
    const started = performance.now()
    if (target.events.listeners === 0) before = undefined
    else before = await pollOnce(target, before).catch(() => before)
    const tookMs = performance.now() - started
    const pauseMs = Math.max(minPollIntervalMs, idleFactor * tookMs)
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {})
  }
}

async function pollOnce(
  { events, rows, version, publish }: WatchTarget,
  before: ReadonlyMap<string, Snapshot> | undefined,
): Promise<ReadonlyMap<string, Snapshot>> {
  const now = new Map<string, Snapshot>()
  for (const row of await rows())
    now.set(row.name, {
      row: JSON.stringify(row),
      epochs: row.epochs,
      version: row.isElsewhere ? await version(row.name) : undefined,
    })
  if (!before) return now
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const [old, snapshot] = [before.get(name), now.get(name)]
    if (old?.row !== snapshot?.row) await publish(name)
    if (old && snapshot?.epochs !== undefined && snapshot.epochs !== old.epochs)
      events.publish('saved', { run: name, epoch: snapshot.epochs })
    if (snapshot?.version !== undefined && snapshot.version !== old?.version)
      events.publish('grown', { run: name })
  }
  return now
}
