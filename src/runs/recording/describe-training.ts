// What run.json says of a training: what is trained, on what, and with what.
import type { DataSplits } from '../../data/dataset.js'
import { absoluteSource } from '../../data/load.js'
import type { Engine } from '../../engines/engine.js'
import { runtimeVersion } from '../../engines/runtime-version.js'
import type { Configuration } from '../../training/configuration.js'
import { version } from '../../version.js'

/** `source` is where the data lies, if that is no longer where the configuration says. */
export function describeTraining({
  configuration,
  data,
  engine: { device, threads },
  source = configuration.data.source,
}: {
  configuration: Configuration
  data: DataSplits
  engine: Pick<Engine, 'device' | 'threads'>
  source?: string | undefined
}) {
  const engine = { device, threads }
  return { configuration, data: describeData(source, data), engine, versions: versions() }
}

function describeData(
  source: string,
  { fingerprint, train, validation, labelNames, columns, columnNames, scaling, range }: DataSplits,
) {
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
  }
}

/** Of what a run was made with. */
export function versions() {
  return { jamjae: version, node: process.versions.node, onnxruntime: runtimeVersion() }
}
