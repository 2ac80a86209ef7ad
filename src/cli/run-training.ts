// What jamjae train does: resolves the configuration, opens data and engine, trains, and says where things are.
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import * as z from 'zod'
import { loadData } from '../data/source.js'
import { unreadable } from '../data/unreadable.js'
import { nodeEngine } from '../engines/node.js'
import { ConfigError } from '../errors.js'
import {
  parseSetting,
  recipeNamed,
  resolveConfiguration,
  type Setting,
} from '../recipes/resolve.js'
import { recordedTraining } from '../runs/recorded-training.js'
import type { Configuration } from '../training/configuration.js'
import type { Console } from './console.js'
import { describeFailure, exitCodes } from './failure.js'
import { interruption } from './interruption.js'
import { type JsonReporter, jsonReporter } from './json-reporter.js'
import { progressReporter } from './progress-reporter.js'
import { printResult } from './result.js'
import type { TrainFlags } from './train-flags.js'

/** Resolves to the exit code: 0 done, 130 interrupted. Errors are thrown. */
export async function runTraining(
  name: string,
  flags: TrainFlags,
  terminal: Console,
): Promise<number> {
  if (terminal.language === 'ko') z.config(z.locales.ko())
  const json = flags.json ? jsonReporter(terminal) : undefined
  try {
    return await trainAndTell(name, flags, terminal, json)
  } catch (error) {
    json?.failed(describeFailure(error, 'en'))
    throw error
  }
}

async function trainAndTell(
  name: string,
  flags: TrainFlags,
  terminal: Console,
  json: JsonReporter | undefined,
): Promise<number> {
  const configuration = await readConfiguration(name, flags)
  const { device = 'cpu', threads = availableParallelism(), out } = flags
  const stop = interruption(() => terminal.errors.write(`\n${terminal.say('progress.stopping')}\n`))
  // The engine starts while the data is read.
  const starting = nodeEngine({ device, threads })
  // A failure to start waits for its turn.
  starting.catch(() => {})
  try {
    const data = await loadData(configuration.data.source)
    const progress = flags.quiet
      ? []
      : [progressReporter(terminal, data.name, { ...flags, device, threads })]
    const { run, result } = await recordedTraining({
      configuration,
      data,
      engine: await starting,
      out,
      observers: [...progress, ...(json ? [json] : [])],
      signal: stop.signal,
    })
    if (json) json.end(run, result)
    else if (!flags.quiet) printResult(terminal, configuration, run, result)
    return result.completed ? exitCodes.done : exitCodes.interrupted
  } finally {
    stop.dispose()
    await (await starting.catch(() => undefined))?.close()
  }
}

async function readConfiguration(name: string, flags: TrainFlags): Promise<Configuration> {
  const isFile = name.endsWith('.json') || name.includes('/') || name.includes('\\')
  const written = isFile ? await readJson(name) : recipeNamed(name)
  return resolveConfiguration(written, { settings: settingsOf(flags), where: name })
}

/** What the flags set; --set comes last, so it has the last word. */
function settingsOf(flags: TrainFlags): Setting[] {
  const direct: readonly (readonly [string, unknown])[] = [
    ['data.source', flags.data],
    ['training.epochs', flags.epochs],
    ['training.batchSize', flags.batchSize],
    ['training.seed', flags.seed],
    ['model.latent', flags.latent],
  ]
  return [
    ...direct.filter(([, value]) => value !== undefined),
    ...(flags.set ?? []).map(parseSetting),
    // After --set, which may choose another optimizer.
    ...(flags.learningRate === undefined
      ? []
      : [['training.optimizer.learningRate', flags.learningRate] as const]),
  ]
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw unreadable(path, cause)
  })
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = (error as Error).message
    throw new ConfigError('configuration.json', { path, reason })
  }
}
