// Rows of a table, sampled from the likelihood p(x | z) at given latents.
import { type Column, columnSpans } from '../../data/columns.js'
import { ConfigError } from '../../errors.js'
import { input } from '../../graph/operations.js'
import { program } from '../../graph/program.js'
import { Scope } from '../../layers/scope.js'
import type { Model } from '../../models/model.js'
import type { Random } from '../../random/random.js'
import { assertLabelled } from '../data-compatibility.js'
import { labelInputs } from '../data-loader.js'
import { batchRanges, type Inference, range } from '../inference.js'
import { ProgramCache } from '../program-cache.js'
import { withLabels } from '../programs.js'

/** One row for each point: numbers from a normal distribution with the decoder's mean and standard deviation, categories
 *  with the decoder's probabilities, one-hot. Shapes: latents [count, latent], labels [count] of a conditional model → [count, 2, width],
 *  all values known. Throws ConfigError if its labels are missing. */
export async function sampleRows(
  { model, engine, state }: Inference,
  columns: readonly Column[],
  {
    latents,
    labels,
    random,
  }: { latents: Float32Array; labels?: Uint8Array | undefined; random: Random },
): Promise<Float32Array> {
  const { latent } = model
  if (model.condition && !labels) throw new ConfigError('condition.latents')
  assertLabelled(model, { count: latents.length / latent, labels })
  const size = model.input.reduce((product, length) => product * length, 1)
  const rows = new Float32Array((latents.length / latent) * size)
  const programs = new ProgramCache(engine, (batch) => rowsProgram(model, batch))
  try {
    for (const { from, batch } of batchRanges(latents.length / latent)) {
      const executable = await programs.get(batch)
      const points = latents.slice(from * latent, (from + batch) * latent)
      const given = labelInputs(model, { labels }, range(from, batch))
      const outputs = await executable.run(state, { latents: points, ...given }, 1)
      rows.set(outputs.mean as Float32Array, from * size)
      for (let at = 0; at < batch; at++)
        draw(rows.subarray((from + at) * size, (from + at + 1) * size), {
          columns,
          standardDeviation: (outputs.deviation as Float32Array).subarray(
            at * size,
            (at + 1) * size,
          ),
          random,
        })
    }
  } finally {
    await programs.dispose()
  }
  return rows
}

/** Input: `latents` [batch, latent]; outputs: `mean` and `deviation` (standard deviation) [batch, 2, width]. */
function rowsProgram(model: Model, batch: number) {
  const { mean, standardDeviation } = model.likelihood
  const output = withLabels(model, batch).decoderOutput(
    input('latents', [batch, model.latent]),
    new Scope('evaluation'),
  )
  return program({
    outputs: {
      mean: mean(output),
      ...(standardDeviation && { deviation: standardDeviation(output) }),
    },
  })
}

/** Samples values from means, standard deviations and probabilities. */
function draw(
  row: Float32Array,
  {
    columns,
    standardDeviation,
    random,
  }: { columns: readonly Column[]; standardDeviation: Float32Array; random: Random },
): void {
  const normal = new Float32Array(1)
  for (const { column, offset, width } of columnSpans(columns)) {
    if (column.type === 'numeric') {
      random.fillNormal(normal)
      row[offset] =
        (row[offset] as number) + (standardDeviation[offset] as number) * (normal[0] as number)
      continue
    }
    const probabilities = row.slice(offset, offset + width)
    let left = random.uniform()
    const found = probabilities.findIndex((probability) => {
      left -= probability
      return left < 0
    })
    row.fill(0, offset, offset + width)
    // Probabilities may sum to less than 1 by rounding: the rest belongs to the last category.
    row[offset + (found < 0 ? width - 1 : found)] = 1
  }
}
