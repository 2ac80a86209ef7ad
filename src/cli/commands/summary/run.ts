// jamjae summary: prints the layers of a model with output shapes and parameters.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { workingMemory } from '../../../engines/engine.js'
import { lower } from '../../../engines/lowering/lower.js'
import { ConfigError } from '../../../errors.js'
import { sizeOf } from '../../../graph/shapes.js'
import { windowTexts } from '../../../layers/layers-text.js'
import { isMessageKey } from '../../../messages/messages.js'
import { modelFrom } from '../../../models/models.js'
import { type ModelSummary, summarizeModel } from '../../../models/summary.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import { parseSetting, type Setting } from '../../../recipes/resolve.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { loadSummary } from '../../../runs/folder/run-summary.js'
import { partSizeOf } from '../../../training/batch-sizes.js'
import type { Configuration } from '../../../training/configuration.js'
import { trainingGraph } from '../../../training/training-graph.js'
import { stepMemory } from '../../../training/training-notices.js'
import type { Console } from '../../terminal/console.js'
import { networkText } from '../../terminal/network-text.js'
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
  terminal.print(`${title}  ${networkText(terminal, model)}`)
  terminal.print()
  printLayers(terminal, summary)
  const { examples, parts, operations, bytes } = step
  terminal.print(
    terminal.translate(parts > 1 ? 'summary.stepInParts' : 'summary.step', {
      examples: terminal.number(examples),
      parts: terminal.number(parts),
      operations: scaled(terminal, operations),
      memory: scaled(terminal, bytes),
    }),
  )
}

/** A number with three digits and the prefix of its power of 1000. */
function scaled(terminal: Console, value: number): string {
  const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E']
  const power = Math.min(prefixes.length - 1, Math.max(0, Math.floor(Math.log10(value) / 3)))
  const rest = Number((value / 1000 ** power).toPrecision(3))
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(1, rest))))
  return `${terminal.number(rest, digits)} ${prefixes[power] ?? ''}`
}

/** Of a whole training step, from the shapes alone: floating-point operations, and memory for state, gradients and the values of
 *  as many examples as are computed at once. */
function stepCost(model: Configuration['model'], training: Configuration['training']) {
  const { batchSize } = training
  const partSize = partSizeOf(training, Number.POSITIVE_INFINITY)
  const graph = trainingGraph(modelFrom(model), training, { batch: partSize })
  const { cost } = lower(graph.step(partSize))
  const state = [...graph.variables.values()].reduce(
    (total, { tensor }) => total + 4 * sizeOf(tensor.shape),
    0,
  )
  return {
    examples: batchSize,
    parts: Math.ceil(batchSize / partSize),
    operations: Math.round((cost.operations * batchSize) / partSize),
    bytes: Math.round(stepMemory({ memory: workingMemory(cost), state })),
  }
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
  const configuration = await readConfiguration(name, settings, { fits: input !== undefined })
  if (input === undefined) return configuration
  if (settings.some(([path]) => path === 'model.input')) throw new ConfigError('summary.inputTwice')
  const shape = input.split(/[x×,]/i).map(Number)
  if (!shape.every((size) => Number.isSafeInteger(size) && size > 0))
    throw new ConfigError('summary.inputShape', { actual: input })
  return fitConfiguration(configuration, { train: { shape } }, { settings, where: name })
}

function printLayers(terminal: Console, summary: ModelSummary): void {
  const translate = terminal.translate.bind(terminal)
  const number = (value: number) => terminal.number(value)
  const words = (key: string) => (isMessageKey(key) ? translate(key) : key)
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
    ...summary.layers.map(({ path, type, settings, outputShape, parameters, buffers }) => [
      path,
      [type, ...windowTexts({ type, ...settings }, words)].join(', '),
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
  if (summary.klEstimate === 'samples') terminal.print(translate('summary.klOfSamples'))
  terminal.print(translate('summary.size', { megabytes: terminal.number(summary.bytes / 1e6, 2) }))
}
