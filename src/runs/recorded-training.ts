// Trains into a run's folder: everything that happens is recorded there.
import type { DataSplits } from '../data/dataset.js'
import type { Engine } from '../engines/engine.js'
import { runtimeVersion } from '../engines/runtime-version.js'
import { TrainingError } from '../errors.js'
import type { Configuration } from '../training/configuration.js'
import type { TrainingObserver } from '../training/events.js'
import { type TrainingResult, train } from '../training/trainer.js'
import { version } from '../version.js'
import { type Recorder, runRecorder } from './recorder.js'
import { defaultRunPath, RunFolder } from './run-folder.js'

/** Trains and records. The folder is made only when training really begins, so that wrong input leaves
 *  nothing behind. Throws what `train` and `RunFolder.create` throw; run.json then says that the run failed. */
export async function recordedTraining({
  configuration,
  data,
  engine,
  out = defaultRunPath(configuration.name),
  observers,
  signal,
}: {
  configuration: Configuration
  data: DataSplits
  engine: Engine
  out?: string | undefined
  observers: readonly TrainingObserver[]
  signal: AbortSignal
}): Promise<{ run: string; result: TrainingResult }> {
  let folder: RunFolder | undefined
  let recorder: Recorder | undefined
  const opening: TrainingObserver = {
    async start() {
      folder = await RunFolder.create(out, {
        status: 'running',
        configuration,
        data: {
          source: configuration.data.source,
          fingerprint: data.fingerprint,
          shape: data.train.shape,
          trainingExamples: data.train.count,
          validationExamples: data.validation.count,
        },
        engine: { device: engine.device, threads: engine.threads },
        versions: { jamjae: version, node: process.versions.node, onnxruntime: runtimeVersion() },
        progress: { epochs: 0, steps: 0 },
      })
      recorder = await runRecorder(folder, {
        name: configuration.name,
        shape: data.train.shape,
        latent: configuration.model.latent,
      })
    },
    steps: (event) => recorder?.steps?.(event),
    epoch: (event) => recorder?.epoch?.(event),
    interrupted: (event) => recorder?.interrupted?.(event),
  }
  try {
    const result = await train({
      configuration,
      data,
      engine,
      observers: [opening, ...observers],
      signal,
    })
    await folder?.update({
      status: result.completed ? 'finished' : 'interrupted',
      progress: { epochs: result.epochs, steps: result.steps },
    })
    return { run: out, result }
  } catch (error) {
    // The error itself matters more than a disk that cannot take the news.
    const told = isSystemError(error)
      ? new TrainingError('run.write', { path: out, reason: error.message }, { cause: error })
      : (error as Error)
    await folder?.update({ status: 'failed', failure: told.message }).catch(() => {})
    throw told
  } finally {
    await recorder?.close()
  }
}

/** A full disk and the like. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
