// jamjae runs: lists the runs in a folder.
import { Command } from 'commander'
import type { Console } from '../../terminal/console.js'

const defaultFolder = 'runs'

export function runsCommand(terminal: Console): Command {
  return new Command('runs')
    .description(terminal.translate('help.runs'))
    .argument('[dir]', terminal.translate('help.runs.dir'))
    .usage('[DIR] [options]')
    .option('--json', terminal.translate('help.runs.json'))
    .action(async (folder: string | undefined, { json }: { json?: true }) => {
      const { existsSync } = await import('node:fs')
      const { printRuns, runsJson } = await import('./runs-table.js')
      const { listRuns } = await import('../../../runs/folder/run-list.js')
      const where = folder ?? defaultFolder
      const isNew = folder === undefined && !existsSync(where)
      const runs = isNew ? [] : await listRuns(where)
      if (json) terminal.print(JSON.stringify(runsJson(runs)))
      else printRuns(terminal, where, runs)
    })
}
