// Exports a trained model as ONNX files, each checked before it is moved into place.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '../../data/dataset.js'
import { lowerModel } from '../../engines/lowering/lower-model.js'
import { EngineError } from '../../errors.js'
import { writeAtomic } from '../../files/atomic-file.js'
import { assertNoOverwrite, writeFolder } from '../../files/output-file.js'
import { exportedNames, exportedPrograms, scalingState } from '../../training/portable-programs.js'
import { onnxCheck, type TrainedModel } from './onnx-check.js'

export interface ExportedModel {
  readonly path: string
  readonly bytes: number
  /** Maximum difference from the trained graph, in the model's units; relative for values above 1. */
  readonly difference: number
}

const allowedDifference = 1e-5

/** Writes the `exportedNames` of the model, such as encoder.onnx and decoder.onnx, into the folder `out`. Each is read back and compared with
 *  the trained graph on the first of `images`; they are moved into place only if all of them pass.
 *  Throws ConfigError if one of them exists and `force` is not set, or if the folder cannot be written;
 *  EngineError if a model's outputs differ from the trained graph's. */
export async function exportModels(
  trained: TrainedModel,
  {
    out,
    force,
    images,
    metadata,
  }: {
    out: string
    force?: boolean | undefined
    images: Dataset
    metadata: Readonly<Record<string, string>>
  },
): Promise<ExportedModel[]> {
  const parts = exportedNames(trained.model).map((name) => ({
    name,
    file: `${name}.onnx`,
    program: (batch: number) =>
      exportedPrograms[name](trained.model, { batch, scaling: trained.scaling }),
  }))
  for (const { file } of parts) await assertNoOverwrite(join(out, file), { force })
  const values = { ...(await trained.state.read()), ...scalingState(trained.scaling) }
  const state = await trained.engine.load(values)
  const exported: ExportedModel[] = []
  const write = async (temporaryFolder: string) => {
    const differenceOf = await onnxCheck({ ...trained, state }, images)
    for (const { name, file, program } of parts) {
      const path = join(temporaryFolder, file)
      await writeAtomic(
        path,
        lowerModel(program(1), { name, values, optional: ['noise'], metadata }),
      )
      const written = await readFile(path)
      const difference = await differenceOf(written, program)
      if (!(difference <= allowedDifference)) {
        const actual = difference.toExponential(1)
        const key = trained.engine.device === 'cpu' ? 'export.differs' : 'export.differsThere'
        throw new EngineError(key, { file, expected: allowedDifference, actual })
      }
      exported.push({ path: join(out, file), bytes: written.length, difference })
    }
  }
  try {
    await writeFolder(out, write)
  } finally {
    await state.dispose()
  }
  return exported
}
