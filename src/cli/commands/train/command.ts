// jamjae train: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { withDataFlags } from '../../flags/data-flags.js'
import { collect, flagReaders } from '../../flags/flags.js'
import type { TrainFlags } from '../../flags/train-flags.js'
import { withEngineFlags, withReportFlags } from '../../flags/training-flags.js'
import type { Console } from '../../terminal/console.js'

export function trainCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const translate = terminal.translate.bind(terminal)
  const { between, positiveInteger, nonNegative, seed, text } = flagReaders(terminal)
  const command = new Command('train')
    .description(translate('help.train'))
    .argument('<name>', translate('help.train.name'))
    .usage('NAME|CONFIG.json [options]')
    .option('--data <source>', translate('help.train.data'), text('--data'))
  withDataFlags(command, terminal)
    .option('--epochs <n>', translate('help.train.epochs'), positiveInteger('--epochs'))
    .option('--batch-size <n>', translate('help.train.batchSize'), positiveInteger('--batch-size'))
    .option(
      '--learning-rate <x>',
      translate('help.train.learningRate'),
      nonNegative('--learning-rate'),
    )
    .option('--latent <n>', translate('help.train.latent'), positiveInteger('--latent'))
    .option('--seed <n>', translate('help.train.seed'), seed('--seed'))
    .option('--seeds <n>', translate('help.train.seeds'), between('--seeds', 1, 1000))
    .option('--patience <n>', translate('help.train.patience'), positiveInteger('--patience'))
  withEngineFlags(command, terminal)
    .option('--out <dir>', translate('help.train.out'), text('--out'))
    .option('--set <path=value>', translate('help.train.set'), collect)
  return withReportFlags(command, terminal)
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae train ch13-vae --latent 2 --epochs 10
  jamjae train ch13-autoencoder --data DIR --set model.target=clean
  jamjae train my-model.json --data PICTURES --size 64x64 --validation 0.2
  jamjae train ch13-vae --data mnist.csv --size 28x28 --label label --scale minmax
  jamjae train ch13-autoencoder --set training.optimizer.type=adam,rmsprop,adadelta --seeds 3`,
    )
    .action(async (name: string, flags: TrainFlags) => {
      const { runTraining } = await import('./run.js')
      end(await runTraining(name, flags, terminal))
    })
}
