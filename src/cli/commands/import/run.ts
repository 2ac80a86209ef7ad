// jamjae import: imports PyTorch weights into a new or an existing run.
import type { DataSplits } from '../../../data/dataset.js'
import { ConfigError } from '../../../errors.js'
import { isImageShape } from '../../../pictures/image-grid.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import { parseSetting, type Setting } from '../../../recipes/resolve.js'
import { importWeights } from '../../../runs/exchange/import-weights.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { givenNames } from '../../../runs/given-rows.js'
import type { Configuration } from '../../../training/configuration.js'
import { commandName, quoteForShell } from '../../terminal/command-name.js'
import type { Console } from '../../terminal/console.js'
import { loadOptions, noticeLines } from '../../terminal/loading-progress.js'
import { tableCommands } from '../../terminal/table-commands.js'
import { describeFit } from '../../training/fitted-text.js'
import { readConfiguration } from '../../training/read-configuration.js'

export interface ImportFlags {
  readonly recipe?: string
  readonly data?: string
  readonly set?: readonly string[]
  readonly map?: readonly string[]
  readonly force?: true
  readonly strict?: true
}

export async function importFile(
  terminal: Console,
  run: string,
  file: string,
  { recipe, map = [], force, strict, ...flags }: ImportFlags,
): Promise<void> {
  if (!recipe) assertNoSettings(flags)
  const renamings = map.map(parseRenaming)
  const count = await importWeights({
    run,
    file,
    renamings,
    force,
    ...(recipe
      ? await newRun(terminal, recipe, { settings: settingsOf(flags), strict })
      : noticeLines(terminal, { strict })),
  })
  terminal.print(terminal.translate('import.done', { count, file, run }))
  terminal.print(terminal.translate('result.next'))
  const word = quoteForShell(run)
  const description = await readDescription(run)
  const { data, configuration } = description
  const pictures = isImageShape(configuration.model.input) ? [`reconstruct ${word}`] : []
  const shown = data.columns ? tableCommands(word, givenNames(description)) : pictures
  for (const words of [...shown, `evaluate ${word}`, `resume ${word}`])
    terminal.print(`  ${commandName()} ${words}`)
}

/** The configuration of a new run, and the options to load its data and fit its model. */
async function newRun(
  terminal: Console,
  recipe: string,
  { settings, strict }: { settings: readonly Setting[]; strict: true | undefined },
) {
  return {
    configuration: await readConfiguration(recipe, settings),
    fitTo(written: Configuration, data: DataSplits) {
      const fitted = fitConfiguration(written, data, { settings, where: recipe })
      if (fitted !== written) terminal.errors.write(`${describeFit(terminal, data)}\n`)
      return fitted
    },
    ...loadOptions(terminal, { strict }),
  }
}

function settingsOf({ data, set = [] }: ImportFlags): Setting[] {
  const source = data === undefined ? [] : [['data.source', data] as const]
  return [...source, ...set.map(parseSetting)]
}

/** Throws ConfigError if settings are given without a recipe, which they would change. */
function assertNoSettings(flags: ImportFlags): void {
  for (const name of ['data', 'set'] as const)
    if (flags[name]) throw new ConfigError('import.setting', { flag: `--${name}` })
}

/** Parses `theirs=ours`. Throws ConfigError for another form. */
function parseRenaming(text: string) {
  const [theirs, ours, ...more] = text.split('=').map((name) => name.trim())
  if (theirs && ours && more.length === 0) return { theirs, ours }
  throw new ConfigError('import.map', { actual: text })
}
