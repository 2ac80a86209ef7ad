// The percentage of a training's time spent waiting for data.

/** Minimum fraction of the time that is reported. */
const minFraction = 0.1

/** Integer percentage of the time; undefined below the minimum. */
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
