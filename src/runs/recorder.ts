// Records a training in its run's folder: figures, checkpoints and pictures.
import { type FileHandle, open } from 'node:fs/promises'
import { free } from '../engines/free.js'
import type { EpochEnd, StepFigures, TrainingObserver } from '../training/events.js'
import type { Figures } from '../training/figures.js'
import { writeAtomic } from './atomic-file.js'
import { checkpointParts } from './checkpoint.js'
import { drawManifold, drawReconstructions } from './epoch-pictures.js'
import type { RunFolder } from './run-folder.js'

export interface Recorder extends TrainingObserver {
  close(): Promise<void>
}

/** An observer that writes metrics.jsonl step by step, and at the end of every epoch a checkpoint,
 *  the pictures and the progress in run.json. */
export async function runRecorder(
  folder: RunFolder,
  { name, shape, latent }: { name: string; shape: readonly number[]; latent: number },
): Promise<Recorder> {
  const metrics = await open(folder.file('metrics'), 'a')
  const checkpoint = async ({ position, state }: Pick<EpochEnd, 'position' | 'state'>) => {
    await metrics.sync()
    const values = await state()
    const parts = checkpointParts(values, { name, position })
    await writeAtomic(folder.file('lastCheckpoint'), ...parts)
    free(Object.values(values).map(({ data }) => data))
  }
  return {
    steps: ({ steps }) => appendLines(metrics, steps.map(stepLine)),
    async epoch(end) {
      await appendLines(metrics, [epochLine(end)])
      await checkpoint(end)
      await drawReconstructions(folder.file('reconstructions'), end.views, shape)
      if (latent === 2) await drawManifold(folder.file('manifold'), end.views, shape)
      await folder.update({
        progress: { epochs: end.epoch, steps: end.step },
        train: end.train,
        validation: end.validation,
      })
    },
    interrupted: checkpoint,
    close: () => metrics.close(),
  }
}

function appendLines(file: FileHandle, lines: readonly object[]): Promise<void> {
  return file.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function stepLine({ epoch, step, examples, ...figures }: StepFigures) {
  return { type: 'step', epoch, step, examples, ...short(figures) }
}

function epochLine({ epoch, step, train, trainDeviation, validation, seconds }: EpochEnd) {
  return {
    type: 'epoch',
    epoch,
    step,
    train: short(train),
    trainDeviation: short(trainDeviation),
    validation: short(validation),
    seconds: Number(seconds.toFixed(3)),
  }
}

/** Nine digits hold every float32 exactly. */
function short({ loss, reconstruction, kl }: Figures): Figures {
  const rounded = (value: number) => Number(value.toPrecision(9))
  return { loss: rounded(loss), reconstruction: rounded(reconstruction), kl: rounded(kl) }
}
