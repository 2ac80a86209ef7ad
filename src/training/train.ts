// Training in one call: prepares a training and runs it.
import type { TrainingObserver } from './events.js'
import { prepareTraining, type TrainingInput } from './prepare-training.js'
import type { TrainingResult } from './training-loop.js'

/** Trains from scratch or from a resume point; then all metrics and weights equal, to the bit, those of an
 *  uninterrupted training. `signal` stops the run after the current steps.
 *  Throws what `prepareTraining` and its `run` throw. */
export async function train({
  observers,
  signal,
  ...input
}: TrainingInput & {
  observers?: readonly TrainingObserver[]
  signal?: AbortSignal | undefined
}): Promise<TrainingResult> {
  const prepared = await prepareTraining(input)
  try {
    return await prepared.run({ ...(observers && { observers }), signal })
  } finally {
    await prepared.dispose()
  }
}
