// Makes a run of weights that were trained elsewhere: a state_dict that PyTorch saved.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { PullOptions } from '../data/pull-set.js'
import { readBytes } from '../data/read-bytes.js'
import { loadData } from '../data/source.js'
import { ConfigError, FormatError } from '../errors.js'
import { decodeSafetensors } from '../formats/safetensors.js'
import { modelFrom } from '../models/models.js'
import { type Renaming, weightsFromPyTorch } from '../models/pytorch-weights.js'
import { optimizerFrom } from '../optimizers/optimizers.js'
import type { Configuration } from '../training/configuration.js'
import { firstPosition } from '../training/feed.js'
import { Gathered } from '../training/figures.js'
import { initialState } from '../training/initial-state.js'
import { evaluationProgram, trainingProgram } from '../training/programs.js'
import { refuseOtherData } from '../training/refused-data.js'
import { writeAtomic } from './atomic-file.js'
import { checkpointParts } from './checkpoint.js'
import { readDescription } from './description.js'
import { describeData, versions } from './recorded-training.js'
import { RunFolder, runFiles } from './run-folder.js'
import { lockRun } from './run-lock.js'

/** What was made of the weights before. */
const madeOfWeights = [
  'bestCheckpoint',
  'metrics',
  'tensorboard',
  'pictures',
  'models',
  'report',
] as const

/** Gives a run the weights of a safetensors file, so that everything works with it, and training goes on from them
 *  with a fresh optimizer from its first step. A new run is made of `configuration`; of one that is there the
 *  weights, figures, pictures and checkpoints are replaced, if `force` is set. Resolves to the number of tensors.
 *  Throws ConfigError where these do not go together or the file's tensors are not the model's, FormatError where
 *  it is no safetensors file; then nothing has changed. */
export async function importWeights({
  run,
  file,
  configuration,
  renamings = [],
  force,
  download,
}: {
  run: string
  file: string
  configuration?: Configuration | undefined
  renamings?: readonly Renaming[] | undefined
  force?: boolean | undefined
  /** For the data of a new run, where that is a named set which is not here. */
  download?: PullOptions | undefined
}): Promise<number> {
  const isThere = existsSync(join(run, runFiles.description))
  if (isThere && configuration)
    throw new ConfigError('import.recipe', { path: run, actual: configuration.name })
  if (!isThere && !configuration) throw new ConfigError('import.run', { path: run })
  if (isThere && !force) throw new ConfigError('import.exists', { path: run })
  const wanted = configuration ?? (await readDescription(run)).configuration
  const { checkpoint, count } = await readWeights(file, wanted, renamings)
  if (configuration) await makeRun(run, { configuration, checkpoint, download })
  else await replaceWeights(run, checkpoint)
  return count
}

/** The checkpoint of a training that begins with these weights. */
async function readWeights(
  file: string,
  { name, model: config, training }: Configuration,
  renamings: readonly Renaming[],
) {
  const bytes = await readBytes(file)
  // PyTorch's own files are zip archives.
  if (bytes.toString('latin1', 0, 2) === 'PK')
    throw new FormatError('import.pickle', { path: file })
  const { tensors } = decodeSafetensors(bytes, file)
  const model = modelFrom(config)
  const shapes = new Map(
    evaluationProgram(model, 1).state.map(({ current }) => [
      current.attributes.name,
      current.shape,
    ]),
  )
  const weights = weightsFromPyTorch(tensors, shapes, { path: file, renamings })
  const { reduction, seed } = training
  const optimizer = optimizerFrom(training.optimizer)
  const { variables } = trainingProgram(model, optimizer, { batch: 1, reduction })
  const state = { ...initialState(variables, seed), ...Object.fromEntries(weights) }
  const standing = { position: firstPosition(seed), gathered: new Gathered().sums }
  return { checkpoint: checkpointParts(name, { state, standing }), count: weights.size }
}

async function makeRun(
  run: string,
  {
    configuration,
    checkpoint,
    download,
  }: {
    configuration: Configuration
    checkpoint: readonly Uint8Array[]
    download: PullOptions | undefined
  },
): Promise<void> {
  const data = await loadData(configuration.data, { download })
  refuseOtherData(modelFrom(configuration.model), data)
  const folder = await RunFolder.create(run, {
    status: 'imported',
    configuration,
    data: describeData(configuration.data.source, data),
    engine: { device: 'cpu', threads: availableParallelism() },
    versions: versions(),
    progress: { epochs: 0, steps: 0, seconds: 0 },
  })
  try {
    await writeAtomic(folder.file('lastCheckpoint'), ...checkpoint)
  } catch (error) {
    // Without its weights it would be a run that begins with random ones.
    await rm(run, { recursive: true })
    throw error
  }
}

async function replaceWeights(run: string, checkpoint: readonly Uint8Array[]): Promise<void> {
  const unlock = await lockRun(run)
  try {
    const folder = await RunFolder.open(run)
    await writeAtomic(folder.file('lastCheckpoint'), ...checkpoint)
    await folder.update({
      status: 'imported',
      versions: versions(),
      progress: { epochs: 0, steps: 0, seconds: 0 },
      train: undefined,
      validation: undefined,
      best: undefined,
      stoppedEarly: undefined,
      failure: undefined,
    })
    for (const part of madeOfWeights) await rm(folder.file(part), { recursive: true, force: true })
  } finally {
    await unlock()
  }
}
