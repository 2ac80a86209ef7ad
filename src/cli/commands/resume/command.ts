// jamjae resume: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { ResumeFlags } from '../../flags/train-flags.js'
import { withEngineFlags, withReportFlags, withStrictFlag } from '../../flags/training-flags.js'
import type { Console } from '../../terminal/console.js'

export function resumeCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const translate = terminal.translate.bind(terminal)
  const { positiveInteger, nonNegative, text, choice } = flagReaders(terminal)
  const command = new Command('resume')
    .description(translate('help.resume'))
    .argument('<run>', translate('help.run'))
    .usage('RUN [options]')
    .option('--epochs <n>', translate('help.resume.epochs'), positiveInteger('--epochs'))
    .option('--patience <n>', translate('help.train.patience'), positiveInteger('--patience'))
    .option(
      '--learning-rate <x>',
      translate('help.resume.learningRate'),
      nonNegative('--learning-rate'),
    )
    .option('--batch-size <n>', translate('help.resume.batchSize'), positiveInteger('--batch-size'))
    .option('--data <source>', translate('help.resume.data'), text('--data'))
    .option(
      '--weights <which>',
      translate('help.resume.weights'),
      choice('--weights', ['last', 'best'] as const),
    )
  withEngineFlags(withStrictFlag(command, terminal), terminal, 'help.resume.threads')
  return withReportFlags(command, terminal).action(async (run: string, flags: ResumeFlags) => {
    const { runResuming } = await import('./run.js')
    end(await runResuming(run, flags, terminal))
  })
}
