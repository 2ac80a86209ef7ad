// Measures samples of a run, and describes what was measured: as rows of the report and as JSON.
import { ConfigError } from '../../../errors.js'
import { writeOutput } from '../../../files/output-file.js'
import { isImageShape } from '../../../pictures/image-grid.js'
import { nearestGrid } from '../../../runs/pictures/nearest.js'
import type { Run, SampleQualityRequest } from '../../../runs/run.js'
import type { Console } from '../../terminal/console.js'
import { sampleQualityRows } from './sample-quality-rows.js'
import { tableQualityRows } from './table-quality-rows.js'

/** Samples that are drawn, and training examples beside each. */
const shown = { samples: 10, examples: 5 }

interface Request extends Omit<SampleQualityRequest, 'nearest'> {
  readonly nearest?: string | undefined
  readonly target?: string | undefined
}

interface Measured {
  readonly rows: string[][]
  readonly json: object
}

/** Draws `nearest`, a picture, if asked for. Throws ConfigError for flags that do not fit the run. */
export async function measuredSamples(
  terminal: Console,
  run: Run,
  { nearest: out, target, ...request }: Request,
): Promise<Measured> {
  if (run.model.likelihood.isTabular)
    return measuredRows(terminal, run, { ...request, target, nearest: out })
  if (target !== undefined) throw new ConfigError('quality.target', { path: run.path })
  const shape = run.model.input
  if (out !== undefined && !isImageShape(shape))
    throw new ConfigError('picture.notImages', { actual: shape.join(' × ') })
  const measured = await run.sampleQuality({
    ...request,
    ...(out !== undefined && { nearest: shown }),
  })
  const { labelNames, range } = run.description.data
  if (out !== undefined) {
    const { gridPng } = await import('../../../drawing/grid-png.js')
    const grid = nearestGrid(measured, {
      ...{ name: run.name, shape, range },
      language: terminal.language,
    })
    await writeOutput(out, await gridPng(grid))
  }
  const { nearest, ...quality } = measured
  // Pixels are in the picture.
  const told = nearest?.map(({ sample, examples }) => ({
    sample,
    examples: examples.map(({ example, distanceRatio }) => ({ example, distanceRatio })),
  }))
  return {
    rows: sampleQualityRows(terminal, quality, labelNames),
    json: { sampleQuality: { ...quality, ...(told && { nearest: told }) } },
  }
}

/** Of a table. */
async function measuredRows(
  terminal: Console,
  run: Run,
  { count, data, split, seed, target, progress, ...others }: Request,
): Promise<Measured> {
  const flag = others.features ? '--features' : others.nearest && '--nearest'
  if (flag) throw new ConfigError('quality.table', { path: run.path, flag })
  const quality = await run.tableQuality({ count, data, split, seed, target, progress })
  return { rows: tableQualityRows(terminal, quality), json: { tableQuality: quality } }
}
