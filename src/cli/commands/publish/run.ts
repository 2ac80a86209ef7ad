// jamjae publish: writes the site and prints its path.
import type { Device } from '../../../engines/engine.js'
import { engineChoice } from '../../../engines/node.js'
import { publishRun } from '../../../studio/server/publish/publish.js'
import type { Console } from '../../terminal/console.js'
import { progressLine } from '../../terminal/progress-line.js'

export interface PublishFlags {
  readonly out: string
  readonly force?: true
  readonly device?: Device
  readonly threads?: number
}

export async function publishSite(
  terminal: Console,
  run: string,
  { device, threads, ...flags }: PublishFlags,
): Promise<void> {
  const progress = progressLine(terminal, terminal.translate('publish.writing'))
  const { files, bytes } = await publishRun(run, {
    ...flags,
    ...engineChoice({ device, threads }),
    progress,
  })
  const size = terminal.number(bytes / 1e6, 1)
  terminal.print(terminal.translate('publish.done', { out: flags.out, files, size }))
}
