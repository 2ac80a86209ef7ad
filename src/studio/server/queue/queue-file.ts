// The queue on disk: queued trainings are restored when the studio is started again.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { writeAtomic } from '../../../files/atomic-file.js'
import { lockRun } from '../../../runs/folder/run-lock.js'
import { isRunName } from '../runs/run-path.js'

const queueFolder = '.queue'
const fileName = 'waiting.json'

const queueEntrySchema = z.object({
  id: z.string(),
  name: z.string().refine(isRunName),
  configuration: z.unknown(),
  isResumed: z.boolean(),
  epochs: z.int().positive().optional(),
  since: z.string(),
})
/** A queued training; its configuration is not checked. */
export type QueueEntry = z.infer<typeof queueEntrySchema>

export interface QueueFile {
  /** The queue when the file was opened. */
  readonly waiting: readonly QueueEntry[]
  save(waiting: readonly QueueEntry[]): void
  /** Waits until all is written. */
  close(): Promise<void>
}

/** Undefined if another studio stores its queue in that runs folder, or nothing can be written there: then the queue
 *  lives in memory only. */
export async function openQueueFile(folder: string): Promise<QueueFile | undefined> {
  const queuePath = join(folder, queueFolder)
  const path = join(queuePath, fileName)
  const lock = async () => {
    await mkdir(queuePath, { recursive: true })
    return lockRun(queuePath)
  }
  const unlock = await lock().catch(() => undefined)
  if (!unlock) return undefined
  let writing: Promise<void> = Promise.resolve()
  return {
    waiting: await read(path),
    save(waiting) {
      const text = JSON.stringify(z.array(queueEntrySchema).parse(waiting), null, 2)
      // A disk that cannot be written to stops no training.
      writing = writing.then(() => writeAtomic(path, `${text}\n`)).catch(() => {})
    },
    async close() {
      await writing
      await unlock()
    },
  }
}

/** An invalid file counts as empty. */
async function read(path: string): Promise<QueueEntry[]> {
  try {
    return z.array(queueEntrySchema).parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return []
  }
}
