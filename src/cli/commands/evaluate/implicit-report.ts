// jamjae evaluate of a model without an encoder: its report, at most 80 columns wide.
import type { ImplicitEvaluation } from '../../../analysis/implicit/evaluate-implicit.js'
import type { Role } from '../../../data/dataset.js'
import { ConfigError } from '../../../errors.js'
import { extraMetricName } from '../../../messages/extra-metric-name.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'
import { wrapped } from '../../terminal/wrapped.js'
import type { EvaluateFlags } from './flags.js'

/** Throws ConfigError for a flag whose metric such a model does not have. */
type Refused = 'samples' | 'binarize' | 'baselines' | 'factors' | 'imageQuality'

export function assertImplicitFlags({
  samples,
  binarize,
  baselines,
  factors,
  imageQuality,
}: {
  readonly [Flag in Refused]: EvaluateFlags[Flag] | undefined
}): void {
  const given = {
    '--samples': samples,
    '--binarize': binarize,
    '--baselines': baselines,
    '--factors': factors,
    '--image-quality': imageQuality,
  }
  const flag = Object.entries(given).find(([, value]) => value !== undefined)?.[0]
  if (flag) throw new ConfigError('gan.flag', { flag })
}

export function printImplicit(
  terminal: Console,
  { run, data, split }: { run: string; data: string; split: Role },
  {
    train,
    validation,
    warnings,
    rows,
  }: ImplicitEvaluation & { readonly rows: readonly (readonly string[])[] },
): void {
  const print = (text: string) => {
    for (const line of wrapped(text, 80)) terminal.print(line)
  }
  print(terminal.translate('evaluate.implicit', { run, data }))
  const short = (value: number | undefined) => String(Number((value ?? 0).toPrecision(4)))
  const names = Object.keys(validation.extra)
  const isOne = split === 'train'
  const table = [
    [
      '',
      terminal.translate('table.train'),
      ...(isOne ? [] : [terminal.translate(`table.${split}`)]),
    ],
    ...[undefined, ...names].map((name) => [
      name === undefined
        ? terminal.translate('table.generatorLoss')
        : extraMetricName(terminal.language, name),
      ...(isOne ? [train] : [train, validation]).map(({ loss, extra }) =>
        short(name === undefined ? loss : extra[name]),
      ),
    ]),
  ]
  for (const line of tableLines(table, { numeric: [1, 2] })) terminal.print(`  ${line}`)
  for (const line of tableLines(rows)) terminal.print(`  ${line}`)
  for (const { key, values } of warnings) print(terminal.translate(key, values))
}
