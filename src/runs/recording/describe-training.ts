// The description of a training in run.json: model, data, engine and versions.
import type { DataSplits } from '../../data/dataset.js'
import { unlabelledOf } from '../../data/labels/hidden-labels.js'
import { absoluteSource } from '../../data/load.js'
import type { EngineChoice } from '../../engines/engine.js'
import { runtimeVersion } from '../../engines/runtime-version.js'
import type { Configuration } from '../../training/configuration.js'
import { version } from '../../version.js'
import { registeredTypesOf } from '../modules/registered-types.js'

/** `source`: the location of the data, if it differs from the configuration's. */
export function describeTraining({
  configuration,
  data,
  engine: { device, threads, adaptive },
  source = configuration.data.source,
}: {
  configuration: Configuration
  data: DataSplits
  engine: EngineChoice
  source?: string | undefined
}) {
  const engine = { device, threads, ...(adaptive && { adaptive }) }
  const registered = registeredTypesOf(configuration)
  return {
    configuration,
    data: describeData(source, data),
    engine,
    versions: versions(),
    registered,
  }
}

function describeData(source: string, data: DataSplits) {
  const { fingerprint, train, validation, labelNames, columns, columnNames } = data
  const { scaling, range, rules, sampleBits, labelled } = data
  const unlabelled = labelled ? data.unlabelled : unlabelledOf(data)
  return {
    source: absoluteSource(source),
    fingerprint,
    shape: [...train.shape],
    trainingExamples: train.count,
    validationExamples: validation.count,
    ...(columns && { columns }),
    ...(columnNames && { columnNames: [...columnNames] }),
    ...(scaling && { scaling }),
    ...(range && { range }),
    ...(labelNames && { labelNames: [...labelNames] }),
    ...(labelled && { labelled: [...labelled] }),
    ...(unlabelled && { unlabelled }),
    ...(rules && { rules }),
    ...(sampleBits && { sampleBits }),
  }
}

/** Versions of Jamjae and its runtime. */
export function versions() {
  return { jamjae: version, node: process.versions.node, onnxruntime: runtimeVersion() }
}
