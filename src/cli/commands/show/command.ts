// jamjae show: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import type { Console } from '../../terminal/console.js'

export function showCommand(terminal: Console): Command {
  return new Command('show')
    .description(terminal.translate('help.show'))
    .argument('<run>', terminal.translate('help.run'))
    .usage('RUN [options]')
    .option('--json', terminal.translate('help.show.json'))
    .action(async (path: string, { json }: { json?: true }) => {
      const { loadHistory } = await import('../../../runs/folder/run-summary.js')
      const { printRun } = await import('./run.js')
      const { listFiles } = await import('../../../runs/folder/folder-listing.js')
      const [history, files] = [await loadHistory(path), await listFiles(path)]
      if (!json) return printRun(terminal, history, files)
      const { description, status, unit, epochs } = history
      terminal.print(JSON.stringify({ path, ...description, status, unit, epochs, files }))
    })
}
