// Writes a trained model as ONNX files, each of them checked before it is put in its place.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '../../data/dataset.js'
import { lowerModel } from '../../engines/lower-model.js'
import { EngineError } from '../../errors.js'
import { writeAtomic } from '../../files/atomic-file.js'
import { assertNoOverwrite, writeFolder } from '../../files/output-file.js'
import { exportedPrograms, scalingState } from '../../training/portable-programs.js'
import { onnxCheck, type TrainedModel } from './onnx-check.js'

export interface ExportedModel {
  readonly path: string
  readonly bytes: number
  /** The largest difference from the trained graph, in units of what the model is trained on (scaled where the data
   *  were), of values that are larger there in proportion to them. */
  readonly difference: number
}

const allowedDifference = 1e-5

/** Writes encoder.onnx, decoder.onnx and autoencoder.onnx into the folder `out`. Each is read back and run beside
 *  the trained graph on the first of `images`; only when all of them have passed are they moved into their place.
 *  Throws ConfigError where one of them is there already and `force` is not set, or where nothing can be written;
 *  EngineError where a model does not do what was trained. */
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
  const parts = Object.entries(exportedPrograms).map(([name, program]) => ({
    name,
    file: `${name}.onnx`,
    program: (batch: number) => program(trained.model, { batch, scaling: trained.scaling }),
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
