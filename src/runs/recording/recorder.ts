// Records a training in its run folder: metrics, checkpoints, pictures and codes.
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { releaseBuffers } from '../../engines/release-buffers.js'
import { linkAtomic, writeAtomic } from '../../files/atomic-file.js'
import type { EpochEnd, TrainingObserver, TrainingStart } from '../../training/events.js'
import { checkpointParts } from '../checkpoints/read-checkpoint.js'
import { epochOf } from '../folder/epoch-files.js'
import { MetricsFile } from '../folder/metrics.js'
import { rounded } from '../folder/metrics-jsonl.js'
import type { RunFolder } from '../folder/run-folder.js'
import { epochCodes } from './epoch-codes.js'
import { epochPictures } from './epoch-pictures.js'
import { tensorboardObserver } from './tensorboard.js'

export interface Recorder extends Required<Omit<TrainingObserver, 'start'>> {
  close(): Promise<void>
}

export interface RecorderOptions {
  /** Time in milliseconds; stops while training is paused. */
  readonly clock?: (() => number) | undefined
  /** Called when everything up to that number of complete epochs (and later steps, if interrupted) is written to disk. */
  readonly saved?: ((epochs: number) => void) | undefined
}

/** An observer that writes metrics.jsonl and TensorBoard events step by step, and at the end of every epoch a
 *  checkpoint, the pictures, the codes and the progress in run.json. Records of a previous training after the resume
 *  point are removed. */
export async function runRecorder(
  folder: RunFolder,
  start: TrainingStart,
  { clock = () => performance.now(), saved }: RecorderOptions = {},
): Promise<Recorder> {
  const { epochs, steps } = start.resumed ?? { epochs: 0, steps: 0 }
  const { configuration, progress } = folder.description
  const { name } = configuration
  const started = clock()
  for (const part of ['epochPictures', 'epochCodes'] as const)
    await removeEpochsAfter(folder.file(part), epochs)
  const metrics = await MetricsFile.open(folder.file('metrics'), { step: steps })
  const tensorboard = await openEventFile(folder, start).catch(async (error) => {
    await metrics.close()
    throw error
  })
  const milliseconds = (seconds: number) => Number(seconds.toFixed(3))
  let waited = progress.waitedSeconds ?? 0
  const times = () => ({
    seconds: milliseconds(progress.seconds + (clock() - started) / 1000),
    waitedSeconds: milliseconds(waited),
  })
  const buildCheckpoint = async ({
    resumePoint,
    state,
  }: Pick<EpochEnd, 'resumePoint' | 'state'>) => {
    const values = await state()
    return { values, parts: checkpointParts(name, { state: values, resumePoint }) }
  }
  // An epoch is written while the next one is trained: the data to write was read before.
  let writing = Promise.resolve()
  const write = async (work: () => Promise<void>) => {
    await writing
    writing = work()
    // A failure is thrown by the next await of `writing`.
    writing.catch(() => {})
  }
  return {
    async steps(steps) {
      await metrics.steps(steps.steps)
      await tensorboard.steps?.(steps)
    },
    async epoch(end) {
      await metrics.epoch(end)
      await metrics.sync()
      await tensorboard.epoch?.(end)
      waited += end.waitedSeconds
      const { values, parts } = await buildCheckpoint(end)
      const draw = await epochPictures(folder, end)
      const keep = await epochCodes(folder, end)
      await write(async () => {
        await draw()
        await keep()
        if (end.isBest) {
          // The best first: a training resumed from the previous last checkpoint reaches it again.
          await writeAtomic(folder.file('bestCheckpoint'), ...parts)
          await linkAtomic(folder.file('bestCheckpoint'), folder.file('lastCheckpoint'))
        } else await writeAtomic(folder.file('lastCheckpoint'), ...parts)
        releaseBuffers(Object.values(values).map(({ data }) => data))
        await folder.update({
          progress: { epochs: end.epoch, steps: end.step, ...times() },
          train: rounded(end.train),
          validation: rounded(end.validation),
          ...(end.resumePoint.best && { best: end.resumePoint.best }),
        })
        saved?.(end.epoch)
      })
    },
    async interrupted(broken) {
      await metrics.sync()
      waited += broken.waitedSeconds
      const { values, parts } = await buildCheckpoint(broken)
      await writing
      await writeAtomic(folder.file('lastCheckpoint'), ...parts)
      releaseBuffers(Object.values(values).map(({ data }) => data))
      const { epoch, step } = broken.resumePoint.position
      await folder.update({ progress: { epochs: epoch - 1, steps: step, ...times() } })
      saved?.(epoch - 1)
    },
    async close() {
      try {
        await writing
      } finally {
        await Promise.all([metrics.close(), tensorboard.close()])
      }
    },
  }
}

/** Removes files of a previous training for epochs that are trained again. */
async function removeEpochsAfter(files: string, epochs: number): Promise<void> {
  for (const name of await readdir(files))
    if ((epochOf(name) ?? 0) > epochs) await rm(join(files, name))
}

/** Opens a TensorBoard event file after those of a previous training. */
async function openEventFile(folder: RunFolder, start: TrainingStart) {
  const path = folder.file('tensorboard')
  const resumedAt = start.resumed?.steps ?? 0
  const tensorboard = await tensorboardObserver(path, existsSync(path) ? { resumedAt } : {})
  try {
    await tensorboard.start?.(start)
  } catch (error) {
    await tensorboard.close()
    throw error
  }
  return tensorboard
}
