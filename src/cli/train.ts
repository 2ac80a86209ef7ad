// jamjae train: the command's words; what it does is loaded only when it runs.
import { Command } from 'commander'
import { type Device, devices } from '../engines/engine.js'
import type { Console } from './console.js'
import { flagReaders } from './flags.js'

export interface TrainFlags {
  readonly data?: string
  readonly epochs?: number
  readonly batchSize?: number
  readonly learningRate?: number
  readonly latent?: number
  readonly seed?: number
  readonly threads?: number
  readonly device?: Device
  readonly out?: string
  readonly set: readonly string[]
  readonly verbose?: true
  readonly quiet?: true
  readonly json?: true
}

export function trainCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const say = terminal.say.bind(terminal)
  const { positiveInteger, nonNegative, seed, choice } = flagReaders(terminal)
  return new Command('train')
    .description(say('help.train'))
    .argument('<name>', say('help.train.name'))
    .usage('NAME|CONFIG.json [options]')
    .option('--data <source>', say('help.train.data'))
    .option('--epochs <n>', say('help.train.epochs'), positiveInteger('--epochs'))
    .option('--batch-size <n>', say('help.train.batchSize'), positiveInteger('--batch-size'))
    .option('--learning-rate <x>', say('help.train.learningRate'), nonNegative('--learning-rate'))
    .option('--latent <n>', say('help.train.latent'), positiveInteger('--latent'))
    .option('--seed <n>', say('help.train.seed'), seed('--seed'))
    .option('--threads <n>', say('help.train.threads'), positiveInteger('--threads'))
    .option('--device <name>', say('help.train.device'), choice('--device', devices))
    .option('--out <dir>', say('help.train.out'))
    .option(
      '--set <path=value>',
      say('help.train.set'),
      (text: string, others: string[]) => [...others, text],
      [] as string[],
    )
    .option('--verbose', say('help.train.verbose'))
    .option('--quiet', say('help.train.quiet'))
    .option('--json', say('help.train.json'))
    .addHelpText(
      'after',
      `\n${say('help.examples')}
  jamjae train ch13-vae --latent 2 --epochs 10
  jamjae train ch13-autoencoder --data DIR --set model.target=clean
  jamjae train ch13-autoencoder --set training.optimizer.type=adadelta`,
    )
    .action(async (name: string, flags: TrainFlags) => {
      const { runTraining } = await import('./run-training.js')
      end(await runTraining(name, flags, terminal))
    })
}
