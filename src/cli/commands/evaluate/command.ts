// jamjae evaluate: arguments, options and help; its implementation is imported only when it runs.
import type { Command } from 'commander'
import { featureTypes } from '../../../analysis/sample-quality/feature-types.js'
import { binarizations } from '../../../data/images/binarize.js'
import { ConfigError } from '../../../errors.js'
import { flagReaders } from '../../flags/flags.js'
import { runCommand } from '../../flags/run-command.js'
import { withSplitFlag } from '../../flags/split-flag.js'
import type { Console } from '../../terminal/console.js'
import type { EvaluateFlags } from './flags.js'

export function evaluateCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { between, seed, text, choice } = flagReaders(terminal)
  const command = runCommand(terminal, 'evaluate')
    .usage('RUN [options]')
    .option('--data <source>', translate('help.evaluate.data'), text('--data'))
  return withSplitFlag(command, terminal)
    .option('--samples <n>', translate('help.evaluate.samples'), between('--samples', 1, 1_000_000))
    .option(
      '--binarize <mode>',
      translate('help.evaluate.binarize'),
      choice('--binarize', [...binarizations, 'none']),
    )
    .option('--baselines', translate('help.evaluate.baselines'))
    .option('--factors <file>', translate('help.evaluate.factors'), text('--factors'))
    .option('--image-quality', translate('help.evaluate.imageQuality'))
    .option(
      '--samples-quality [n]',
      translate('help.evaluate.samplesQuality'),
      between('--samples-quality', 20, 1_000_000),
    )
    .option('--features <type>', translate('help.evaluate.features'), featuresFlag)
    .option(
      '--features-output <name>',
      translate('help.evaluate.featuresOutput'),
      text('--features-output'),
    )
    .option('--target <column>', translate('help.evaluate.target'), text('--target'))
    .option('--nearest <file>', translate('help.evaluate.nearest'), text('--nearest'))
    .option('--force', translate('help.force'))
    .option('--seed <n>', translate('help.evaluate.seed'), seed('--seed'))
    .option('--json', translate('help.evaluate.json'))
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae evaluate runs/first
  jamjae evaluate runs/first --split test
  jamjae evaluate runs/first --binarize static --samples 5000
  jamjae evaluate runs/first --samples-quality --image-quality
  jamjae evaluate runs/first --samples-quality --features classifier --nearest nearest.png
  jamjae evaluate runs/table --samples-quality --target income
  jamjae evaluate runs/first --factors factors.csv`,
    )
    .action(async (run: string, flags: EvaluateFlags) => {
      const { runEvaluation } = await import('./run.js')
      await runEvaluation(terminal, run, flags)
    })
}

/** One of the kinds, or an ONNX model. */
function featuresFlag(written: string): string {
  const isKnown = featureTypes.some((type) => type === written) || /\.onnx$/i.test(written)
  if (isKnown) return written
  const expected = [...featureTypes, 'MODEL.onnx'].join(', ')
  throw new ConfigError('cli.choice', { flag: '--features', expected, actual: written })
}
