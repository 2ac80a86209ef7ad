// A real training, with the trainer's own shuffling, batching and noise, that is paused between measurements: in Node and in a page.
import { Stopwatch } from './stopwatch.js'

/** Trains whenever it is asked to, for so many seconds. The clock does not run during validation at the end of an epoch. */
export async function pausedTraining(train, input) {
  let stepsPerEpoch = 0
  let stopwatch
  let measured
  let go
  const halt = () =>
    new Promise((resolve) => {
      go = resolve
    })
  const observer = {
    start(event) {
      stepsPerEpoch = event.stepsPerEpoch
      return halt()
    },
    steps({ steps }) {
      stopwatch.stop(steps.length)
      const ends = steps.at(-1).step % stepsPerEpoch === 0
      if (!stopwatch.isDone) {
        if (!ends) stopwatch.start()
        return undefined
      }
      measured(stopwatch.result)
      return halt().then(() => {
        if (!ends) stopwatch.start()
      })
    },
    epoch: () => stopwatch.start(),
  }
  let failure
  train({ ...input, observers: [observer] }).catch((error) => {
    failure = error
  })
  while (!go) {
    if (failure) throw failure
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return (seconds) =>
    new Promise((resolve) => {
      measured = resolve
      const isFirst = !stopwatch
      stopwatch = new Stopwatch(seconds)
      if (isFirst) stopwatch.start()
      go()
    })
}
