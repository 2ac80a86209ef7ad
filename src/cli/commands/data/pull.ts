// jamjae data pull: downloads named datasets that are not cached.
import { namedDataset, namedDatasets } from '../../../data/named/named-sets.js'
import { pullSet } from '../../../data/named/pull-set.js'
import { ConfigError } from '../../../errors.js'
import { closestMatch } from '../../../messages/nearest.js'
import type { Console } from '../../terminal/console.js'
import { downloadProgress, megabytes } from '../../terminal/download-progress.js'
import { exitCodes } from '../../terminal/exit-code.js'
import { interruptSignal } from '../../terminal/interrupt-signal.js'

/** Resolves to the exit code: 0 done, 130 interrupted. Rejects on errors. */
export async function pullData(terminal: Console, names: readonly string[]): Promise<number> {
  const sets = names.map(requireNamedDataset)
  const watch = downloadProgress(terminal)
  const stop = interruptSignal(() =>
    terminal.errors.write(`\n${terminal.translate('download.stopped')}\n`),
  )
  try {
    for (const set of sets) {
      const { folder, downloaded } = await pullSet(set, { watch, signal: stop.signal })
      const size = megabytes(set.files.reduce((sum, file) => sum + file.size, 0))
      const key = downloaded.length > 0 ? 'data.pulled' : 'data.present'
      terminal.print(terminal.translate(key, { name: set.name, size, folder }))
    }
    return exitCodes.done
  } catch (error) {
    if (stop.signal.aborted) return exitCodes.interrupted
    throw error
  } finally {
    stop.dispose()
  }
}

function requireNamedDataset(name: string) {
  const set = namedDataset(name)
  if (set) return set
  const names = namedDatasets.map((each) => each.name)
  const near = closestMatch(name, names)
  throw near
    ? new ConfigError('data.nameNear', { name, near })
    : new ConfigError('data.name', { name, names: names.join(', ') })
}
