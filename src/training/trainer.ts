// Trains in one call: prepares a training and runs it.
import type { TrainingObserver } from './events.js'
import { prepareTraining, type TrainingInput } from './prepare-training.js'
import type { TrainingResult } from './training-loop.js'

/** Trains, from the beginning or from where an earlier training stands: then every figure and every
 *  weight is, to the bit, what it would have been without the break. `signal` stops the run after the
 *  steps under way. Throws what `prepareTraining` and its `run` throw. */
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
