// Schedules of the learning rate: its factor at every step.
import * as z from 'zod'
import type { ScheduledStep } from '../../models/model.js'
import type { PlateauState } from './plateau.js'

const warmUp = z
  .number()
  .positive()
  .optional()
  .describe(
    'Warm-up: epochs, or a fraction of one, in which the learning rate rises linearly. Of n such steps, step t has t / n of the scheduled learning rate',
  )

/** Of the learning rate, at a change of it. */
const factor = z.number().positive()
const factorText = 'Factor of the learning rate at each change'

const schemas = [
  z.strictObject({ type: z.literal('constant'), warmUp }),
  z.strictObject({
    type: z.literal('step'),
    every: z.int().positive().default(10).describe('Epochs from one change to the next'),
    factor: factor.default(0.1).describe(factorText),
    warmUp,
  }),
  z.strictObject({
    type: z.literal('multiStep'),
    at: z
      .array(z.int().positive())
      .min(1)
      .readonly()
      .describe('Epochs after which the learning rate changes, such as [30, 60]'),
    factor: factor.default(0.1).describe(factorText),
    warmUp,
  }),
  z.strictObject({
    type: z.literal('exponential'),
    factor: factor.default(0.95).describe('Factor of the learning rate after every epoch'),
    warmUp,
  }),
  z.strictObject({
    type: z.literal('cosine'),
    to: z
      .number()
      .nonnegative()
      .default(0)
      .describe('Learning rate after the last step, as a fraction of the learning rate'),
    warmUp,
  }),
  z.strictObject({
    type: z.literal('oneCycle'),
    rise: z
      .number()
      .positive()
      .lt(1)
      .default(0.3)
      .describe('Fraction of all steps in which the learning rate rises'),
    from: z
      .number()
      .positive()
      .default(0.04)
      .describe('Learning rate of the first step, as a fraction of the learning rate'),
    to: z
      .number()
      .nonnegative()
      .default(1e-4)
      .describe('Learning rate of the last step, as a fraction of that of the first'),
    warmUp,
  }),
  z.strictObject({
    type: z.literal('plateau'),
    factor: factor.default(0.1).describe(factorText),
    patience: z
      .int()
      .nonnegative()
      .default(10)
      .describe('Epochs without a lower validation loss after which one more changes it'),
    threshold: z
      .number()
      .nonnegative()
      .default(1e-4)
      .describe('Least decrease of the validation loss that counts, as a fraction of the lowest'),
    warmUp,
  }),
] as const

/** A learning rate that depends on the step. Without one it is constant. */
export const learningRateScheduleSchema = z.discriminatedUnion('type', schemas)
export type LearningRateSchedule = Readonly<z.infer<typeof learningRateScheduleSchema>>

/** The learning rate of a step, as a factor of the configured one.
 *
 *  `step`, `multiStep`, `exponential` and `plateau` change it between epochs, the others at every step. Sources: the
 *  classes of torch.optim.lr_scheduler: StepLR, MultiStepLR, ExponentialLR, CosineAnnealingLR and OneCycleLR (without its
 *  schedule of the momentum), both stepped after every batch, ReduceLROnPlateau; the warm-up is LinearLR times another. */
export function learningRateFactor(
  schedule: LearningRateSchedule,
  at: ScheduledStep,
  plateau?: PlateauState,
): number {
  const { warmUp } = schedule
  const factor = scheduledFactor(schedule, at, plateau)
  if (warmUp === undefined) return factor
  return factor * Math.min(1, at.step / Math.ceil(warmUp * at.stepsPerEpoch))
}

function scheduledFactor(
  schedule: LearningRateSchedule,
  { step, stepsPerEpoch, epochs }: ScheduledStep,
  plateau: PlateauState | undefined,
): number {
  const before = step - 1
  const finishedEpochs = Math.floor(before / stepsPerEpoch)
  const steps = epochs * stepsPerEpoch
  switch (schedule.type) {
    case 'constant':
      return 1
    case 'step':
      return schedule.factor ** Math.floor(finishedEpochs / schedule.every)
    case 'multiStep':
      return schedule.factor ** schedule.at.filter((epoch) => epoch <= finishedEpochs).length
    case 'exponential':
      return schedule.factor ** finishedEpochs
    case 'cosine':
      return cosine(1, schedule.to, before / steps)
    case 'oneCycle': {
      const { rise, from, to } = schedule
      const top = rise * steps - 1
      // Where this is less than a step, it only falls.
      if (top > 0 && before <= top) return cosine(from, 1, before / top)
      return cosine(1, from * to, (before - top) / (steps - 1 - top))
    }
    case 'plateau':
      return schedule.factor ** (plateau?.changes ?? 0)
  }
}

/** Half a wave of a cosine, from `from` to `to` while `progress` goes from 0 to 1. */
function cosine(from: number, to: number, progress: number): number {
  return to + ((from - to) * (1 + Math.cos(Math.PI * progress))) / 2
}
