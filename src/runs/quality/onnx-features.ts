// Features that an ONNX model gives, such as the hidden layer of a network that was trained elsewhere. Node only.
import type { FeatureExtractor } from '../../analysis/sample-quality/feature-extractor.js'
import { type Dataset, valuesOf } from '../../data/dataset.js'
import { type OnnxSession, type OnnxValueInfo, openOnnx } from '../../engines/onnx-model.js'
import { ConfigError, EngineError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { sizeOf } from '../../graph/shapes.js'
import { range, readExamples } from '../../training/inference.js'

/** Examples of a batch, where the model takes any number. */
const batchSize = 50

/** Opens a model with one input of float32 [batch, ...input], axes of length 1 aside, which gets examples in the units of the run's model;
 *  `output` is the name of the output that gives the features, by default the first; it is flattened. Throws ConfigError where the model
 *  has other inputs or no such output, or ONNX Runtime rejects it. `extract` throws ConfigError where an output has
 *  values that are not finite, or is the same for all examples. */
export async function onnxFeatures(
  path: string,
  { input, output: asked }: { input: readonly number[]; output?: string | undefined },
): Promise<FeatureExtractor> {
  const session = await openOnnx(await readBytes(path)).catch((cause) => {
    if (!(cause instanceof EngineError)) throw cause
    const values = { path, reason: cause.values.reason ?? cause.message }
    throw new ConfigError('quality.onnxInvalid', values, { cause })
  })
  try {
    const entry = inputOf(session, path, input)
    const names = session.outputs.map(({ name }) => name)
    const output = asked ?? names[0] ?? ''
    if (!names.includes(output))
      throw new ConfigError('quality.onnxOutput', {
        path,
        expected: names.join(', '),
        actual: output,
      })
    const given = { path, session, entry, output, input }
    const probe = await outputsOf(given, new Float32Array(sizeOf(input)), 1)
    return {
      description: { type: 'onnx', size: probe.length, model: path, output },
      extract: (dataset, progress) => extract(given, { dataset, size: probe.length, progress }),
      dispose: () => session.close(),
    }
  } catch (error) {
    await session.close()
    throw error
  }
}

interface Given {
  readonly path: string
  readonly session: OnnxSession
  readonly entry: OnnxValueInfo
  readonly output: string
  readonly input: readonly number[]
}

/** The only input, whose sizes are those of an example. */
function inputOf({ inputs }: OnnxSession, path: string, input: readonly number[]): OnnxValueInfo {
  const [entry, ...others] = inputs
  const isFloat = entry?.type === 'float32'
  if (!entry || others.length > 0 || !isFloat)
    throw new ConfigError('quality.onnxInputs', {
      path,
      actual: inputs.map(({ name, type = '?' }) => `${name} (${type})`).join(', '),
    })
  const [, ...sizes] = entry.shape
  const fits =
    sizes.length > 0 && fitted(sizes, input)?.every((size, axis) => (sizes[axis] ?? size) === size)
  if (!fits)
    throw new ConfigError('quality.onnxShape', {
      path,
      expected: input.join('×'),
      actual: entry.shape.map((size) => size ?? '?').join('×'),
    })
  return entry
}

/** The shape of an example with as many axes as `sizes`: axes of length 1 are added in front, or left out. Undefined where there is none. */
function fitted(sizes: readonly unknown[], input: readonly number[]): number[] | undefined {
  const shape = [...input]
  if (sizes.length === 1) return [sizeOf(input)]
  while (shape.length < sizes.length) shape.unshift(1)
  while (shape.length > sizes.length && shape[0] === 1) shape.shift()
  return shape.length === sizes.length ? shape : undefined
}

async function extract(
  given: Given,
  {
    dataset,
    size,
    progress,
  }: {
    dataset: Dataset
    size: number
    progress?: ((done: number, of: number) => void) | undefined
  },
) {
  const { count } = dataset
  const values = new Float32Array(count * size)
  for (let from = 0; from < count; ) {
    const batch = Math.min(given.entry.shape[0] ?? batchSize, count - from)
    const examples = valuesOf(await readExamples(dataset, range(from, batch)))
    values.set(await outputsOf(given, examples, batch), from * size)
    from += batch
    progress?.(from, count)
  }
  assertUseful(given, values, size)
  return { count, size, values }
}

/** The output for `batch` examples, the first of a batch of the size that the model takes. Shape: [batch, size]. */
async function outputsOf(
  { path, session, entry, output, input }: Given,
  examples: Float32Array,
  batch: number,
): Promise<Float32Array> {
  const [fixed, ...sizes] = entry.shape
  const whole = fixed ?? batch
  const data = new Float32Array(whole * sizeOf(input))
  data.set(examples)
  const shape = [whole, ...(fitted(sizes, input) ?? input)]
  const { [output]: found } = await session.run({ [entry.name]: { shape, data } }, [output])
  if (!(found?.data instanceof Float32Array) || found.shape[0] !== whole)
    throw new ConfigError('quality.onnxFeatures', {
      path,
      output,
      batch: whole,
      actual: found?.shape.join('×') ?? '?',
    })
  return found.data.slice(0, (found.data.length / whole) * batch)
}

/** Throws ConfigError where some values are not finite, or no two examples differ. */
function assertUseful({ path, output }: Given, values: Float32Array, size: number): void {
  if (!values.every(Number.isFinite)) throw new ConfigError('quality.onnxFinite', { path, output })
  if (values.length > size && values.every((value, at) => value === values[at % size]))
    throw new ConfigError('quality.onnxConstant', { path, output })
}
