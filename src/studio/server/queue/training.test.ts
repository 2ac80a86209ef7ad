// Pausing a training: its clock stops, and a stopped training is not paused.
import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { modelFrom } from '../../../models/models.js'
import { recipes } from '../../../recipes/recipes.js'
import { resolveConfiguration } from '../../../recipes/resolve.js'
import type { StepsTaken, TrainingStart } from '../../../training/events.js'
import { EventLog } from '../events/event-log.js'
import { Training } from './training.js'
import type { TrainingJob } from './training-job.js'

const taken: StepsTaken = { steps: [], imagesPerSecond: 1 }
const configuration = resolveConfiguration(recipes['ch13-vae'])
const started: TrainingStart = {
  configuration,
  model: modelFrom(configuration.model),
  trainingExamples: 1,
  validationExamples: 1,
  stepsPerEpoch: 1,
  stepOffset: 0,
  parameters: 1,
  threads: 1,
  unit: 'nats',
  isCrossEntropy: false,
}

async function run(work: (training: Training) => TrainingJob): Promise<Training> {
  const events = new EventLog()
  const training: Training = new Training(
    {
      id: '',
      name: 'one',
      path: 'one',
      configuration,
      isResumed: false,
      since: '',
      job: (watching) => work(training)(watching),
    },
    { events, changed: async () => {} },
  )
  await training.run()
  events.close()
  return training
}

it('is not paused any more after it was stopped', async () => {
  const training = await run((training) => async ({ observers }) => {
    training.stop()
    await training.pause()
    for (const observer of observers) await observer.steps?.(taken)
  })
  expect(training.paused).toBe(false)
})

it('is paused when the current steps are reported, not before', async () => {
  const step = { epoch: 1, step: 1, examples: 1, loss: 1, reconstruction: 1, kl: 0 }
  await run((training) => async ({ observers }) => {
    await training.pause()
    expect(training.paused, 'while nothing is trained').toBe(true)
    await training.continue()
    for (const observer of observers) await observer.start?.(started)
    const pausing = training.pause()
    expect(training.paused).toBe(false)
    const reported = observers.map((observer) => observer.steps?.({ ...taken, steps: [step] }))
    await pausing
    expect([training.paused, training.progress?.step]).toEqual([true, 1])
    await training.continue()
    await Promise.all(reported)
    expect(training.paused).toBe(false)
  })
})

it('resolves a pause although it ends before', async () => {
  let pausing: Promise<void> | undefined
  await run((training) => async ({ observers }) => {
    for (const observer of observers) await observer.start?.(started)
    pausing = training.pause()
  })
  await pausing
})

it('has a clock that is stopped while it is paused', async () => {
  const heldMs = 300
  await run((training) => async ({ observers, clock }) => {
    const [began, time] = [performance.now(), clock()]
    await training.pause()
    const steps = observers.map((observer) => observer.steps?.(taken))
    await after(heldMs)
    const held = clock()
    await after(50)
    expect(clock()).toBe(held)
    await training.continue()
    await Promise.all(steps)
    const passed = performance.now() - began
    expect(clock() - time).toBeLessThan(passed - heldMs + 1)
    await after(5)
    expect(clock()).toBeGreaterThan(held)
  })
})
