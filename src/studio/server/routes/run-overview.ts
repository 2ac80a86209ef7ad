// The overview of a run that a page loads first.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { klEstimateOf } from '../../../models/kl-estimate.js'
import { modelFrom } from '../../../models/models.js'
import { summarizeModel } from '../../../models/summary.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { loadSummary } from '../../../runs/folder/run-summary.js'
import { exportedNames } from '../../../training/portable-programs.js'
import type { RunOverview } from '../../api/run.js'
import { parameterCount } from '../configuration/configuration-check.js'
import { itemTypeOf, rangeOf } from '../runs/run-data.js'
import type { RunPath } from '../runs/run-path.js'
import type { Studio } from '../studio.js'

export async function runOverview(studio: Studio, { name, path }: RunPath): Promise<RunOverview> {
  const { description, unit, status } = await loadSummary(path)
  const { configuration, data } = description
  const model = modelFrom(configuration.model)
  const { labelNames } = data
  const { prior, decodedLatents } = model
  const klEstimate = klEstimateOf(model)
  const range = rangeOf(data)
  return {
    name,
    status: (await studio.row(name, 'en'))?.status ?? status,
    description,
    parameters: parameterCount(configuration),
    layers: summarizeModel(configuration.model).layers,
    unit,
    shape: data.shape,
    latent: model.latent,
    ...(decodedLatents !== undefined && { decodedLatents }),
    ...(prior?.lower !== undefined && { lowerLatents: prior.lower }),
    hasPosterior: model.hasPosterior,
    ...(model.isImplicit && { isImplicit: true }),
    ...(klEstimate && { klEstimate }),
    ...(prior && !prior.isStandardNormal && { priorNormals: prior.normals }),
    models: exportedNames(model),
    hasModel: existsSync(join(path, runFiles.lastCheckpoint)),
    ...(labelNames && { labelNames }),
    examples: model.examples,
    itemType: itemTypeOf(data),
    ...(range && { range }),
    splits: { train: data.trainingExamples, validation: data.validationExamples },
    live: studio.queue.training?.name === name,
  }
}
