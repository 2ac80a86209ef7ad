// Imports weights into a run: a PyTorch state_dict as a safetensors file.

import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import { type LoadOptions, loadData } from '../../data/load.js'
import { engineChoice } from '../../engines/node.js'
import { ConfigError, FormatError } from '../../errors.js'
import { writeAtomic } from '../../files/atomic-file.js'
import { readBytes } from '../../files/read-bytes.js'
import { decodeSafetensors, type Safetensors } from '../../formats/safetensors.js'
import type { Model } from '../../models/model.js'
import { modelFrom } from '../../models/models.js'
import type { Renaming } from '../../models/pytorch-pairs.js'
import { weightsFromPyTorch } from '../../models/pytorch-weights.js'
import { type Notify, withNotices } from '../../notices.js'
import type { Configuration } from '../../training/configuration.js'
import { assertDataFitsModel } from '../../training/data-compatibility.js'
import { initialPosition } from '../../training/data-loader.js'
import { initialState } from '../../training/initial-state.js'
import { MetricsAccumulator } from '../../training/metrics.js'
import { evaluationProgram } from '../../training/programs.js'
import { trainingGraph } from '../../training/training-graph.js'
import { checkpointParts } from '../checkpoints/read-checkpoint.js'
import { runFiles } from '../folder/run-files.js'
import { RunFolder } from '../folder/run-folder.js'
import { readDescription } from '../folder/run-json.js'
import { lockRun } from '../folder/run-lock.js'
import { describeTraining, versions } from '../recording/describe-training.js'

/** Files derived from the previous weights. */
const derivedParts = [
  'bestCheckpoint',
  'metrics',
  'tensorboard',
  'pictures',
  'epochCodes',
  'models',
  'servedModels',
  'report',
] as const

/** Imports the weights of a safetensors file into a run; training then continues from them with a new optimizer, from
 *  the first step. A new run gets `configuration`; in an existing run weights, metrics, pictures and checkpoints are
 *  replaced if `force` is set. The other options are for the data of a new run. Resolves to the number of tensors.
 *  Throws ConfigError if the options conflict or the file's tensors are not the model's, FormatError if the file is no
 *  safetensors file; then nothing has changed. */
export async function importWeights({
  run,
  file,
  configuration,
  fitTo = (written) => written,
  renamings = [],
  force,
  ...loading
}: LoadOptions & {
  run: string
  file: string
  configuration?: Configuration | undefined
  /** Fits the configuration to the data; by default it is unchanged. */
  fitTo?: ((written: Configuration, data: DataSplits) => Configuration) | undefined
  renamings?: readonly Renaming[] | undefined
  force?: boolean | undefined
}): Promise<number> {
  const isThere = existsSync(join(run, runFiles.description))
  if (isThere && configuration)
    throw new ConfigError('import.recipe', { path: run, actual: configuration.name })
  if (!isThere && !configuration) throw new ConfigError('import.run', { path: run })
  if (isThere && !force) throw new ConfigError('import.exists', { path: run })
  const source = { ...(await readTensors(file)), file, renamings }
  const checkpointFor = async (configuration: Configuration, model: Model) => {
    const { result } = await withNotices(loading, (notify) =>
      checkpointOf({ ...source, notify }, configuration, model),
    )
    return result
  }
  if (configuration) {
    const data = await loadData(configuration.data, loading)
    const fitted = fitTo(configuration, data)
    const model = modelFrom(fitted.model)
    assertDataFitsModel(model, data)
    const { checkpoint, count } = await checkpointFor(fitted, model)
    await makeRun(run, { configuration: fitted, data, checkpoint })
    return count
  }
  const { configuration: own } = await readDescription(run)
  const { checkpoint, count } = await checkpointFor(own, modelFrom(own.model))
  await replaceWeights(run, checkpoint)
  return count
}

async function readTensors(file: string): Promise<Safetensors> {
  const bytes = await readBytes(file)
  // PyTorch's own files are zip archives; before 1.6 they were pickles of protocol 2. The lengths of safetensors headers
  // may have the same bytes.
  const isPyTorch = ['PK', '\x80\x02'].includes(bytes.toString('latin1', 0, 2))
  if (isPyTorch && bytes[8] !== 0x7b) throw new FormatError('import.pickle', { path: file })
  return decodeSafetensors(bytes, file)
}

/** The checkpoint of a training that starts from these weights. */
function checkpointOf(
  {
    tensors,
    widened,
    file,
    renamings,
    notify,
  }: Safetensors & { file: string; renamings: readonly Renaming[]; notify: Notify },
  { name, training }: Configuration,
  model: Model,
) {
  const shapes = new Map(
    evaluationProgram(model, 1).state.map(({ current }) => [
      current.attributes.name,
      current.shape,
    ]),
  )
  const weights = weightsFromPyTorch(tensors, shapes, { path: file, renamings, notify })
  for (const type of new Set(widened?.values())) {
    const count = [...(widened?.values() ?? [])].filter((each) => each === type).length
    notify('import.widened', { path: file, count, actual: type })
  }
  const { seed } = training
  const { variables } = trainingGraph(model, training)
  const state = { ...initialState(variables, seed), ...Object.fromEntries(weights) }
  const resumePoint = { position: initialPosition(seed), gathered: new MetricsAccumulator().sums }
  return { checkpoint: checkpointParts(name, { state, resumePoint }), count: weights.size }
}

async function makeRun(
  run: string,
  {
    configuration,
    data,
    checkpoint,
  }: { configuration: Configuration; data: DataSplits; checkpoint: readonly Uint8Array[] },
): Promise<void> {
  const folder = await RunFolder.create(run, {
    status: 'imported',
    ...describeTraining({
      configuration,
      data,
      engine: engineChoice({}),
    }),
    progress: { epochs: 0, steps: 0, seconds: 0 },
  })
  try {
    await writeAtomic(folder.file('lastCheckpoint'), ...checkpoint)
  } catch (error) {
    // Without its weights the run would start from random ones.
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
    for (const part of derivedParts) await rm(folder.file(part), { recursive: true, force: true })
  } finally {
    await unlock()
  }
}
