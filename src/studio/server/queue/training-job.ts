// What a training in the queue does when its turn comes: loads its data, starts an engine, records in a run's folder.
import type { LoadOptions } from '../../../data/load.js'
import type { Device, Engine } from '../../../engines/engine.js'
import { nodeEngine } from '../../../engines/node.js'
import { recordedTraining, resumedTraining } from '../../../runs/recording/record-training.js'
import type { Configuration } from '../../../training/configuration.js'
import type { TrainingObserver } from '../../../training/events.js'
import { fittedTo } from '../configuration/configuration-check.js'
import type { DataShelf } from '../runs/data-cache.js'

/** Trains, watched; throws what training throws. */
export type TrainingWork = (watching: {
  readonly observers: readonly TrainingObserver[]
  readonly signal: AbortSignal
  readonly loading: LoadOptions
  readonly clock: () => number
  readonly saved: (epochs: number) => void
}) => Promise<void>

/** A new run, in the folder `path`. */
export function beginning(
  path: string,
  {
    configuration,
    shelf,
    ...surroundings
  }: { configuration: Configuration; shelf: DataShelf; device: Device; threads: number },
): TrainingWork {
  return async (watching) => {
    const starting = nodeEngine(surroundings)
    starting.catch(() => {})
    try {
      const data = await shelf.reload(configuration.data, watching.loading)
      await recordedTraining({
        // The data may be another one by now.
        configuration: fittedTo(configuration, { shape: data.train.shape, columns: data.columns }),
        data,
        engine: await starting,
        out: path,
        ...watching,
      })
    } finally {
      await (await starting.catch(() => undefined))?.close()
    }
  }
}

/** The run in the folder `path`, from where it stands. */
export function goingOn(
  path: string,
  { epochs, shelf }: { epochs: number | undefined; shelf: DataShelf },
): TrainingWork {
  return async (watching) => {
    let engine: Engine | undefined
    try {
      await resumedTraining({
        run: path,
        epochs,
        ...watching,
        open: async ({ configuration, data, engine: before }) => {
          const options = { ...configuration.data, source: data.source }
          const loading = shelf.reload(options, watching.loading)
          loading.catch(() => {})
          // With as many threads as before, the bits are those of a run that was never broken off.
          engine = await nodeEngine({ device: before.device, threads: before.threads })
          return { data: await loading, engine }
        },
      })
    } finally {
      await engine?.close()
    }
  }
}
