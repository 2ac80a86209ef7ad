// How much of a training's time went by waiting for data.

/** Of the time; what is less is not reported. */
const minFraction = 0.1

/** Whole percents of the time; undefined where hardly any was spent so. */
export function dataWaitPercent({
  seconds,
  waitedSeconds = 0,
}: {
  seconds: number
  waitedSeconds?: number | undefined
}): number | undefined {
  const fraction = waitedSeconds / seconds
  return fraction > minFraction ? Math.round(100 * fraction) : undefined
}
