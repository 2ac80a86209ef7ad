// What a learning rate that changes on a plateau has seen so far.
import * as z from 'zod'

const count = z.int().nonnegative()

export const plateauStateSchema = z.object({
  // The lowest validation loss, epochs since then, and changes of the learning rate.
  lowest: z.number(),
  epochs: count,
  changes: count,
})
export type PlateauState = Readonly<z.infer<typeof plateauStateSchema>>

interface Plateau {
  readonly patience: number
  readonly threshold: number
}

/** The state after an epoch with that validation loss; `before` is undefined at the first one.
 *  Source: torch.optim.lr_scheduler.ReduceLROnPlateau, mode min, threshold_mode rel; there the threshold has the wrong sign for
 *  negative losses, which densities have. */
export function nextPlateau(
  { patience, threshold }: Plateau,
  before: PlateauState | undefined,
  loss: number,
): PlateauState {
  const changes = before?.changes ?? 0
  const isLower = !before || loss < before.lowest - threshold * Math.abs(before.lowest)
  if (isLower) return { lowest: loss, epochs: 0, changes }
  const epochs = before.epochs + 1
  if (epochs <= patience) return { ...before, epochs }
  return { ...before, epochs: 0, changes: changes + 1 }
}
