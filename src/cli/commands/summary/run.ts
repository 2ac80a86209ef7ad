// jamjae summary: prints the layers of a model with output shapes and parameters.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { arenaFactor } from '../../../engines/engine.js'
import { lower } from '../../../engines/lowering/lower.js'
import { ConfigError } from '../../../errors.js'
import { modelFrom } from '../../../models/models.js'
import { type ModelSummary, summarizeModel } from '../../../models/summary.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import { parseSetting, type Setting } from '../../../recipes/resolve.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { loadSummary } from '../../../runs/folder/run-summary.js'
import { partSizeOf } from '../../../training/batch-sizes.js'
import type { Configuration } from '../../../training/configuration.js'
import { trainingGraph } from '../../../training/training-graph.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'
import { readConfiguration } from '../../training/read-configuration.js'

export interface SummaryFlags {
  readonly latent?: number
  readonly input?: string
  readonly set?: readonly string[]
  readonly json?: true
}

export async function runSummary(
  name: string,
  flags: SummaryFlags,
  terminal: Console,
): Promise<void> {
  const { model, name: title, training } = await loadConfiguration(name, flags)
  const summary = summarizeModel(model)
  const step = stepCost(model, training)
  if (flags.json) {
    terminal.print(JSON.stringify({ name: title, type: model.type, ...summary, step }))
    return
  }
  const { type, likelihood } = model
  const { latent } = summary
  const values = { type, latent, likelihood: likelihood.type }
  terminal.print(`${title}  ${terminal.translate('show.network', values)}`)
  terminal.print()
  printLayers(terminal, summary)
  terminal.print(
    terminal.translate('summary.step', {
      batch: terminal.number(step.batch),
      operations: terminal.number(step.operations / 1e9, 2),
      megabytes: terminal.number(step.bytes / 1e6, 1),
    }),
  )
}

/** Of a step with as many examples as are computed at once, from the shapes alone. */
function stepCost(model: Configuration['model'], training: Configuration['training']) {
  const batch = partSizeOf(training, Number.POSITIVE_INFINITY)
  const graph = trainingGraph(modelFrom(model), training, { batch })
  const { operations, bytes } = lower(graph.step(batch)).cost
  return { batch, operations, bytes: Math.round(bytes * arenaFactor) }
}

/** Of a run as it is; of a recipe or a file with the flags applied. Throws ConfigError. */
async function loadConfiguration(
  name: string,
  { latent, input, set = [] }: SummaryFlags,
): Promise<Configuration> {
  if (existsSync(join(name, runFiles.description))) {
    const flag = latent ? '--latent' : input ? '--input' : set.length > 0 ? '--set' : undefined
    if (flag) throw new ConfigError('summary.ofRun', { flag, actual: name })
    return (await loadSummary(name)).description.configuration
  }
  const settings: Setting[] = [
    ...(latent ? [['model.latent', latent] as const] : []),
    ...set.map(parseSetting),
  ]
  const configuration = await readConfiguration(name, settings)
  if (input === undefined) return configuration
  const shape = input.split(/[x×,]/i).map(Number)
  if (!shape.every((size) => Number.isSafeInteger(size) && size > 0))
    throw new ConfigError('summary.inputShape', { actual: input })
  return fitConfiguration(configuration, { train: { shape } }, { settings, where: name })
}

function printLayers(terminal: Console, summary: ModelSummary): void {
  const translate = terminal.translate.bind(terminal)
  const number = (value: number) => terminal.number(value)
  const title = [
    translate('summary.layer'),
    translate('summary.type'),
    translate('summary.outputShape'),
    translate('summary.parameters'),
    translate('summary.buffers'),
  ]
  const rows = [
    title,
    [translate('summary.input'), '', summary.input.join(' × '), '', ''],
    ...summary.layers.map(({ path, type, outputShape, parameters, buffers }) => [
      path,
      type,
      outputShape.join(' × '),
      number(parameters),
      number(buffers),
    ]),
    [translate('summary.total'), '', '', number(summary.parameters), number(summary.buffers)],
  ]
  // Most models have no running statistics.
  const columns = summary.buffers > 0 ? 5 : 4
  const shown = rows.map((row) => row.slice(0, columns))
  for (const line of tableLines(shown, { numeric: [3, 4] })) terminal.print(line)
  terminal.print()
  terminal.print(translate('summary.size', { megabytes: terminal.number(summary.bytes / 1e6, 2) }))
}
