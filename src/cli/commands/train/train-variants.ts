// jamjae train with listed values or several seeds: one training after the other, then one table and one picture.
import { existsSync } from 'node:fs'
import { ConfigError, TrainingError } from '../../../errors.js'
import type { Setting } from '../../../recipes/resolve.js'
import { type Variant, variantLabel } from '../../../recipes/variants.js'
import { defaultRunPath } from '../../../runs/folder/run-folder.js'
import { loadHistory } from '../../../runs/folder/run-summary.js'
import type { TrainFlags } from '../../flags/train-flags.js'
import type { Console } from '../../terminal/console.js'
import { describeFailure, exitCodes } from '../../terminal/exit-code.js'
import { interruptSignal } from '../../terminal/interrupt-signal.js'
import { readConfiguration } from '../../training/read-configuration.js'
import { trainOnce } from './train-once.js'
import { reportVariants, type TrainedVariant } from './variants-report.js'

/** One training of several. */
interface Plan {
  readonly variant: Variant
  readonly settings: readonly Setting[]
  readonly path: string
  readonly label: string
}

/** Resolves to the exit code: 0 done, 130 interrupted, 1 if a training failed; the others continue. Rejects, before
 *  the first training, if a configuration is invalid or a folder exists. */
export async function trainVariants(
  name: string,
  { flags, variants }: { flags: TrainFlags; variants: readonly Variant[] },
  terminal: Console,
): Promise<number> {
  const { plans, base } = await planTrainings(name, { flags, variants })
  const picture = `${base}-comparison.png`
  if (existsSync(picture)) throw new ConfigError('run.exists', { path: picture })
  const trained = new Map<Variant, string[]>()
  let exitCode: number = exitCodes.done
  // Of the whole: a training that ends just then does not begin the next one.
  const { signal, dispose: listenNoMore } = interruptSignal(() => {})
  for (const [index, { variant, settings, path, label }] of plans.entries()) {
    if (!flags.quiet) {
      const values = { number: index + 1, of: plans.length, label }
      terminal.errors.write(`\n${terminal.translate('variants.training', values)}\n`)
    }
    const once = { ...flags, settings, out: path, isVariant: true } as const
    const code = await trainOnce(name, once, terminal).catch((error: unknown) => {
      if (!(error instanceof TrainingError)) throw error
      terminal.errors.write(`${describeFailure(error, terminal.language)}\n`)
      return exitCodes.failed
    })
    // Interrupted before its first step, it has no folder.
    if (existsSync(path)) trained.set(variant, [...(trained.get(variant) ?? []), path])
    if (code !== exitCodes.done) exitCode = code
    if (code === exitCodes.interrupted || signal.aborted) {
      exitCode = exitCodes.interrupted
      break
    }
  }
  listenNoMore()
  const reported: TrainedVariant[] = []
  for (const [variant, paths] of trained)
    reported.push({ variant, runs: await Promise.all(paths.map(loadHistory)) })
  if (reported.length > 0) await reportVariants(terminal, reported, { ...flags, picture })
  return exitCode
}

/** The trainings in their order, seeds changing fastest, and the common start of their folders. */
async function planTrainings(
  name: string,
  { flags, variants }: { flags: TrainFlags; variants: readonly Variant[] },
): Promise<{ plans: readonly Plan[]; base: string }> {
  const { seeds = 1 } = flags
  if (seeds > 1 && variants.some(({ chosen }) => chosen.some(([path]) => path === 'training.seed')))
    throw new ConfigError('setting.listTwice', { path: 'training.seed' })
  let base = flags.out?.replace(/[/\\]+$/, '')
  const plans: Plan[] = []
  const paths = new Set<string>()
  for (const variant of variants) {
    const configuration = await readConfiguration(name, variant.settings, { fits: true })
    base ??= defaultRunPath(configuration.name)
    for (let seed = configuration.training.seed, at = 0; at < seeds; at++, seed++) {
      const settings: Setting[] = [...variant.settings, ['training.seed', seed]]
      if (at > 0) await readConfiguration(name, settings, { fits: true })
      const seedLabel = seeds > 1 ? [`seed ${seed}`] : []
      const label = [variantLabel(variant), ...seedLabel].filter(Boolean).join(', ')
      const path = `${base}-${label.replace(/[^\p{L}\p{N}.+-]+/gu, '-')}`
      if (existsSync(path) || paths.has(path)) throw new ConfigError('run.exists', { path })
      paths.add(path)
      plans.push({ variant, settings, path, label })
    }
  }
  return { plans, base: base ?? name }
}
