// What jamjae train does: resolves the configuration, opens data and engine, trains, and says where things are.
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { loadData } from '../data/source.js'
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
import { jsonReporter } from './json-reporter.js'
import { progressReporter } from './progress-reporter.js'
import { printResult } from './result.js'
import type { TrainFlags } from './train.js'

/** Resolves to the exit code: 0 done, 130 interrupted. Errors are thrown. */
export async function runTraining(
  name: string,
  flags: TrainFlags,
  terminal: Console,
): Promise<number> {
  if (terminal.language === 'ko') z.config(z.locales.ko())
  const configuration = await readConfiguration(name, flags)
  const { device = 'cpu', threads = availableParallelism(), out } = flags
  const json = flags.json ? jsonReporter(terminal) : undefined
  const stop = interruption(() => terminal.errors.write(`\n${terminal.say('progress.stopping')}\n`))
  // The engine starts while the data is read.
  const starting = nodeEngine({ device, threads })
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
  } catch (error) {
    json?.failed(describeFailure(error, 'en'))
    throw error
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
    ...flags.set.map(parseSetting),
    // After --set, which may choose another optimizer.
    ...(flags.learningRate === undefined
      ? []
      : [['training.optimizer.learningRate', flags.learningRate] as const]),
  ]
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError('configuration.unreadable', {
      path: join(path),
      reason: error.code ?? '',
    })
  })
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = (error as Error).message
    throw new ConfigError('configuration.json', { path: join(path), reason })
  }
}
