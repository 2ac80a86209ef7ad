// Samples of a trained model's prior, its lower latents at given upper ones, and the components of a mixture that codes belong to.
import { ConfigError, ShapeError } from '../../errors.js'
import { argMax, input } from '../../graph/operations.js'
import { type Program, program } from '../../graph/program.js'
import { Scope } from '../../layers/scope.js'
import type { Prior } from '../../models/priors/prior.js'
import type { Random } from '../../random/random.js'
import { batchRanges, type Inference } from '../inference.js'
import { ProgramCache } from '../program-cache.js'

/** Latents that the model's prior draws; of N(0, I) the random numbers themselves. Shape: [count, latent]. */
export async function priorSamples(
  inference: Inference,
  { count, random }: { count: number; random: Random },
): Promise<Float32Array> {
  const { latent, prior } = inference.model
  const normals = new Float32Array(count * (prior?.normals ?? latent))
  random.fillNormal(normals)
  return prior && !prior.isStandardNormal ? latentsAt(inference, prior, normals) : normals
}

/** Latents of a model with two levels at given upper ones: the lower ones at the mean of p(lower | upper).
 *  Shapes: upper [count, upper latents] → [count, latent]. Throws ConfigError if the model has no levels or values are not finite, ShapeError if
 *  the length of `upper` is no multiple of the upper latents. */
export async function descend(inference: Inference, upper: Float32Array): Promise<Float32Array> {
  const { latent, prior } = inference.model
  if (prior?.lower === undefined) throw new ConfigError('descend.noLevels')
  if (!(upper instanceof Float32Array) || !upper.every(Number.isFinite))
    throw new ConfigError('descend.points')
  const size = latent - prior.lower
  const count = upper.length / size
  if (!Number.isInteger(count))
    throw new ShapeError('shape.mismatch', {
      where: 'descend',
      expected: { key: 'shape.points', values: { latent: size } },
      actual: { key: 'shape.latents', values: { count: upper.length } },
    })
  const normals = new Float32Array(count * latent)
  for (let row = 0; row < count; row++)
    normals.set(upper.subarray(row * size, (row + 1) * size), row * latent + prior.lower)
  return latentsAt(inference, prior, normals)
}

/** Shapes: standard normal numbers [count, normals] → [count, latent]. */
function latentsAt(
  inference: Inference,
  prior: Prior,
  normals: Float32Array,
): Promise<Float32Array> {
  return inBatches(inference, (batch) => priorProgram(prior, batch), {
    ...{ input: 'normals', values: normals, size: prior.normals },
    outputSize: inference.model.latent,
  })
}

/** The most probable component of each code, from 0; undefined if the prior is no mixture. Shapes: codes [count, latent] → [count]. */
export async function clustersOf(
  inference: Inference,
  codes: Float32Array,
): Promise<Int32Array | undefined> {
  const { latent, prior } = inference.model
  if (!prior?.logComponents) return undefined
  const compile = (batch: number) => clusterProgram(prior, latent, batch)
  const found = await inBatches(inference, compile, {
    ...{ input: 'codes', values: codes, size: latent },
    outputSize: 1,
  })
  return Int32Array.from(found)
}

/** Input: `normals` [batch, normals], standard normal numbers; output: `latents` [batch, latent]. */
export function priorProgram(prior: Prior, batch: number): Program {
  const normals = input('normals', [batch, prior.normals])
  return program({ outputs: { latents: prior.sample(normals, new Scope('evaluation')) } })
}

/** Input: `codes` [batch, latent]; output: `cluster` [batch], the component k with the largest p(k | code). */
function clusterProgram(prior: Prior, latent: number, batch: number): Program {
  const codes = input('codes', [batch, latent])
  const joint = prior.logComponents?.(codes, new Scope('evaluation'))
  if (!joint) throw new Error('the prior is no mixture')
  return program({ outputs: { cluster: argMax(joint, 1) } })
}

/** Runs a program with one input and one output. Shapes: values [count, size] → [count, outputSize]. */
async function inBatches(
  { engine, state }: Inference,
  compile: (batch: number) => Program,
  {
    input,
    values,
    size,
    outputSize,
  }: { input: string; values: Float32Array; size: number; outputSize: number },
): Promise<Float32Array> {
  const count = values.length / size
  const found = new Float32Array(count * outputSize)
  const programs = new ProgramCache(engine, compile)
  try {
    for (const { from, batch } of batchRanges(count)) {
      const executable = await programs.get(batch)
      const part = values.slice(from * size, (from + batch) * size)
      const [output] = Object.values(await executable.run(state, { [input]: part }, 1))
      found.set(output as Float32Array, from * outputSize)
    }
  } finally {
    await programs.dispose()
  }
  return found
}
