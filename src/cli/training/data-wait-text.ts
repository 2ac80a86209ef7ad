// Says that training waited for data, where it did so for long.
import { dataWaitPercent } from '../../runs/folder/data-wait-percent.js'
import type { Console } from '../terminal/console.js'

/** A sentence with what helps; undefined where hardly any time was spent so. */
export function dataWaitText(
  terminal: Console,
  times: { seconds: number; waitedSeconds: number },
): string | undefined {
  const percent = dataWaitPercent(times)
  return percent === undefined ? undefined : terminal.translate('progress.waited', { percent })
}
