// Rows of a table, drawn from what the decoder says at points of the latent space.
import { type Column, placedColumns } from '../data/columns.js'
import { input } from '../graph/operations.js'
import { program } from '../graph/program.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'
import type { Random } from '../random/random.js'
import { batches, type Inference } from './inference.js'
import { ByBatch } from './program-cache.js'

/** One row at each point: numbers with the deviation that the decoder says, and categories as often as it says, one-hot.
 *  Shapes: latents [count, latent] → [count, 2, width], everything known. */
export async function drawnRows(
  { model, engine, state }: Inference,
  columns: readonly Column[],
  { latents, random }: { latents: Float32Array; random: Random },
): Promise<Float32Array> {
  const { latent } = model
  const size = model.input.reduce((product, length) => product * length, 1)
  const rows = new Float32Array((latents.length / latent) * size)
  const programs = new ByBatch(engine, (batch) => rowsProgram(model, batch))
  try {
    for (const { from, batch } of batches(latents.length / latent)) {
      const executable = await programs.get(batch)
      const points = latents.slice(from * latent, (from + batch) * latent)
      const outputs = await executable.run(state, { latents: points }, 1)
      rows.set(outputs.mean as Float32Array, from * size)
      for (let at = 0; at < batch; at++)
        draw(rows.subarray((from + at) * size, (from + at + 1) * size), {
          columns,
          deviation: (outputs.deviation as Float32Array).subarray(at * size, (at + 1) * size),
          random,
        })
    }
  } finally {
    await programs.dispose()
  }
  return rows
}

/** Outputs: `mean` and `deviation` [batch, 2, width] at `latents` [batch, latent]. */
function rowsProgram(model: Model, batch: number) {
  const { mean, deviation } = model.likelihood
  const output = model.output(input('latents', [batch, model.latent]), new Scope('evaluation'))
  return program({
    outputs: { mean: mean(output), ...(deviation && { deviation: deviation(output) }) },
  })
}

/** Turns means and probabilities into values. */
function draw(
  row: Float32Array,
  {
    columns,
    deviation,
    random,
  }: { columns: readonly Column[]; deviation: Float32Array; random: Random },
): void {
  const normal = new Float32Array(1)
  for (const { column, at, places } of placedColumns(columns)) {
    if (column.type === 'numeric') {
      random.fillNormal(normal)
      row[at] = (row[at] as number) + (deviation[at] as number) * (normal[0] as number)
      continue
    }
    const shares = row.slice(at, at + places)
    let left = random.uniform()
    const found = shares.findIndex((share) => {
      left -= share
      return left < 0
    })
    row.fill(0, at, at + places)
    // Rounding may leave something over: then it is the last one.
    row[at + (found < 0 ? places - 1 : found)] = 1
  }
}
