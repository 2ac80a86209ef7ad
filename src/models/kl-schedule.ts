// Schedules of the KL term: of its weight, or of the capacity that the KL is held at.
import * as z from 'zod'
import type { ScheduledNumber } from './model.js'

export const klScheduleSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('linear'),
    epochs: z
      .number()
      .positive()
      .describe('Epochs, or a fraction of one, until the KL weight is the final one'),
    from: z
      .number()
      .nonnegative()
      .default(0)
      .describe('KL weight of the first step, as a fraction of the final one'),
  }),
  z.strictObject({
    type: z.literal('cyclic'),
    cycles: z.int().positive().default(4).describe('Number of cycles, over all epochs'),
    share: z
      .number()
      .positive()
      .max(1)
      .default(0.5)
      .describe(
        'Fraction of a cycle in which the KL weight rises from 0; then it is the final one',
      ),
  }),
  z.strictObject({
    type: z.literal('capacity'),
    to: z.number().nonnegative().describe('Final capacity C of the KL, in nats; at first it is 0'),
    epochs: z
      .number()
      .positive()
      .describe('Epochs, or a fraction of one, in which the capacity rises linearly'),
  }),
])
export type KlSchedule = Readonly<z.infer<typeof klScheduleSchema>>

/** The number that a schedule sets at every step. `linear` and `cyclic` set the weight of the KL term, which is `klWeight` at the
 *  end; `capacity` sets C in the loss reconstruction + klWeight · |KL − C|.
 *  Sources: `cyclic`: Fu et al., arXiv:1903.10145; `capacity`: Burgess et al., arXiv:1804.03599. */
export function scheduledNumber(schedule: KlSchedule, klWeight: number): ScheduledNumber {
  switch (schedule.type) {
    case 'linear': {
      const { from, epochs } = schedule
      return {
        name: 'klWeight',
        at: ({ step, stepsPerEpoch }) =>
          klWeight * (from + (1 - from) * Math.min(1, (step - 1) / (epochs * stepsPerEpoch))),
        end: () => epochs,
      }
    }
    case 'cyclic': {
      const { cycles, share } = schedule
      return {
        name: 'klWeight',
        at({ step, stepsPerEpoch, epochs }) {
          const cycle = (epochs * stepsPerEpoch) / cycles
          const progress = ((step - 1) % Math.ceil(cycle)) / cycle
          return klWeight * Math.min(1, progress / share)
        },
        end: (epochs) => (epochs * (cycles - 1 + share)) / cycles,
      }
    }
    case 'capacity': {
      const { to, epochs } = schedule
      return {
        name: 'klCapacity',
        at: ({ step, stepsPerEpoch }) => to * Math.min(1, (step - 1) / (epochs * stepsPerEpoch)),
        end: () => epochs,
      }
    }
  }
}
