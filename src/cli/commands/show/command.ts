// jamjae show: the command's words; what it does is loaded only when it runs.
import { Command } from 'commander'
import type { Console } from '../../terminal/console.js'

export function showCommand(terminal: Console): Command {
  return new Command('show')
    .description(terminal.say('help.show'))
    .argument('<run>', terminal.say('help.run'))
    .usage('RUN [options]')
    .option('--json', terminal.say('help.show.json'))
    .action(async (path: string, { json }: { json?: true }) => {
      const { historyOf } = await import('../../../runs/folder/run-summary.js')
      const { printRun } = await import('./run.js')
      const { filesOf } = await import('../../../runs/folder/folder-listing.js')
      const [history, files] = [await historyOf(path), await filesOf(path)]
      if (!json) return printRun(terminal, history, files)
      const { description, status, unit, epochs } = history
      terminal.print(JSON.stringify({ path, ...description, status, unit, epochs, files }))
    })
}
