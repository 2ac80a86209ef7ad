// How much of a training's time went by waiting for data.

/** Of the time; what is less is not reported. */
const leastShare = 0.1

/** Whole percents of the time; undefined where hardly any was spent so. */
export function waitedPercent({
  seconds,
  waitedSeconds = 0,
}: {
  seconds: number
  waitedSeconds?: number | undefined
}): number | undefined {
  const share = waitedSeconds / seconds
  return share > leastShare ? Math.round(100 * share) : undefined
}
