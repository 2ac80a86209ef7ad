// jamjae compare: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import type { Console } from '../../terminal/console.js'

export function compareCommand(terminal: Console): Command {
  return new Command('compare')
    .description(terminal.translate('help.compare'))
    .argument('<run>', terminal.translate('help.run'))
    .argument('<run...>', terminal.translate('help.compare.others'))
    .usage('RUN RUN... [options]')
    .option('--json', terminal.translate('help.compare.json'))
    .action(async (run: string, others: readonly string[], { json }: { json?: true }) => {
      const { loadHistory } = await import('../../../runs/folder/run-summary.js')
      const { comparisonJson, printComparison } = await import('./run.js')
      const runs = await Promise.all([run, ...others].map(loadHistory))
      if (json) terminal.print(JSON.stringify(comparisonJson(runs)))
      else printComparison(terminal, runs)
    })
}
