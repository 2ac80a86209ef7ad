// A message if training waited long for data.
import { dataWaitPercent } from '../../runs/folder/data-wait-percent.js'
import type { Console } from '../terminal/console.js'

/** A sentence with advice; undefined if the time waited is negligible. */
export function dataWaitText(
  terminal: Console,
  times: { seconds: number; waitedSeconds: number },
): string | undefined {
  const percent = dataWaitPercent(times)
  return percent === undefined ? undefined : terminal.translate('progress.waited', { percent })
}
