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
import { assertGiven, givenInputs } from '../given-columns.js'
import { batchRanges, type Inference, range } from '../inference.js'
import { ProgramCache } from '../program-cache.js'
import { decoding } from '../programs.js'

/** One row for each point: numbers from a normal distribution with the decoder's mean and standard deviation, categories
 *  with the decoder's probabilities, one-hot. Columns that the model is conditional on are those of `given`.
 *  Shapes: latents [count, latent], labels [count] or given [count, 2, values] of a conditional model → [count, 2, width], all values known.
 *  Throws ConfigError if these are missing. */
export async function sampleRows(
  { model, engine, state }: Inference,
  columns: readonly Column[],
  {
    latents,
    labels,
    given,
    random,
  }: {
    latents: Float32Array
    labels?: Uint8Array | undefined
    given?: Float32Array | undefined
    random: Random
  },
): Promise<Float32Array> {
  const { latent } = model
  const count = latents.length / latent
  if (model.condition && !labels) throw new ConfigError('condition.latents')
  assertLabelled(model, { count, labels })
  assertGiven(model, { count, given })
  const size = model.input.reduce((product, length) => product * length, 1)
  const rows = new Float32Array((latents.length / latent) * size)
  const programs = new ProgramCache(engine, (batch) => rowsProgram(model, batch))
  try {
    for (const { from, batch } of batchRanges(latents.length / latent)) {
      const executable = await programs.get(batch)
      const points = latents.slice(from * latent, (from + batch) * latent)
      const ofPoints = {
        ...labelInputs(model, { labels }, range(from, batch)),
        ...givenInputs(model, { given, from, count: batch }),
      }
      const outputs = await executable.run(state, { latents: points, ...ofPoints }, 1)
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

/** Inputs: those of `decoderProgram`; outputs: `mean` and `deviation` (standard deviation) [batch, 2, width]. */
function rowsProgram(model: Model, batch: number) {
  const latents = input('latents', [batch, model.latent])
  const { decoderOutput, likelihood } = decoding(model, batch)
  const { mean, standardDeviation } = likelihood
  const output = decoderOutput(latents, new Scope('evaluation'))
  return program({
    outputs: {
      mean: mean(output),
      ...(standardDeviation && { deviation: standardDeviation(output) }),
    },
  })
}

/** Samples values from means, standard deviations and probabilities. Given columns, with deviation 0 or probability 1, stay as they
 *  are. */
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
