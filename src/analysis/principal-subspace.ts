// Principal component analysis of a whole dataset, batch by batch: a baseline for codes.
import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix'
import type { Dataset, ItemType } from '../data/dataset.js'
import type { Engine, ResidentState } from '../engines/engine.js'
import { flatten, input, matmul, square, subtract, sum } from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import { Random } from '../random/random.js'
import { batchRanges, type Progress, range, readExamples } from '../training/inference.js'
import { ProgramCache } from '../training/program-cache.js'
import { imageInput, inputNames } from '../training/programs.js'

/** Columns in addition to those asked for, and multiplications by the covariance: Halko, Martinsson & Tropp 2011,
 *  arXiv:0909.4061, sections 4.2 and 4.5. */
const oversampling = 10
const iterations = 8

/** The mean of a dataset and its first principal axes, by falling variance. */
export interface PrincipalSubspace {
  /** Shape: [size]. */
  readonly mean: Float32Array
  /** Orthonormal columns. Shape: [size, components]. */
  readonly axes: Float32Array
  readonly components: number
}

export interface Projection {
  /** Coordinates along the axes. Shape: [count, components]. */
  readonly points: Float32Array
  /** Between an example and its projection: the mean over the values. Shape: [count]. */
  readonly squaredError: Float32Array
}

interface Input {
  readonly engine: Engine
  /** Gives the shape of the examples and the conversion of their bytes. */
  readonly model: Model
  readonly dataset: Dataset
  readonly progress?: Progress | undefined
}

/** Fits `components` axes, or as many as values or examples less one, by randomized subspace iteration; deterministic. */
export async function fitPrincipalSubspace({
  components: asked,
  progress,
  ...given
}: Input & { components: number }): Promise<PrincipalSubspace> {
  const { dataset } = given
  const size = sizeOf(given.model.input)
  // Centred examples span one dimension less.
  const components = Math.max(1, Math.min(asked, size, dataset.count - 1))
  const width = Math.min(components + oversampling, size)
  const programs = new SubspacePrograms(given, size, width)
  try {
    const zero = { mean: new Float32Array(size), basis: new Float32Array(size * width) }
    const total = new Float64Array(size)
    await programs.each(zero, ({ total: batch = [] }) => add(total, batch))
    const mean = Float32Array.from(total, (sum) => sum / dataset.count)

    let basis = new Float32Array(size * width)
    new Random(0, 'principal subspace').fillNormal(basis)
    basis = orthonormal(basis, size, width)
    for (let iteration = 1; iteration < iterations; iteration++) {
      const product = new Float64Array(size * width)
      await programs.each({ mean, basis }, ({ product: batch = [] }) => add(product, batch))
      basis = orthonormal(product, size, width)
      progress?.(iteration, iterations)
    }
    const gram = new Float64Array(width * width)
    await programs.each({ mean, basis }, ({ gram: batch = [] }) => add(gram, batch))
    progress?.(iterations, iterations)
    return { mean, axes: rotated(basis, gram, { size, width, components }), components }
  } finally {
    await programs.dispose()
  }
}

/** Projects a dataset on the axes. */
export async function projectOnSubspace({
  mean,
  axes,
  components,
  ...given
}: Input & PrincipalSubspace): Promise<Projection> {
  const { count } = given.dataset
  const size = mean.length
  const programs = new SubspacePrograms(given, size, components)
  const points = new Float32Array(count * components)
  const squaredError = new Float32Array(count)
  try {
    await programs.each({ mean, basis: axes }, ({ projected = [], norm = [] }, from) => {
      points.set(projected, from * components)
      for (let at = 0; at < norm.length; at++) {
        let kept = 0
        for (let axis = 0; axis < components; axis++)
          kept += (projected[at * components + axis] as number) ** 2
        squaredError[from + at] = Math.max(0, (norm[at] as number) - kept) / size
      }
      given.progress?.(from + norm.length, count)
    })
  } finally {
    await programs.dispose()
  }
  return { points, squaredError }
}

/** Passes over a dataset with a basis of `width` columns. */
class SubspacePrograms {
  private readonly programs: ProgramCache
  private state: Promise<ResidentState> | undefined

  constructor(
    private readonly given: Input,
    size: number,
    width: number,
  ) {
    const { engine, model } = given
    this.programs = new ProgramCache(engine, (batch, itemType) =>
      subspaceProgram(model, { batch, size, width, itemType }),
    )
  }

  async each(
    inputs: { mean: Float32Array; basis: Float32Array },
    take: (outputs: Readonly<Record<string, ArrayLike<number>>>, from: number) => void,
  ): Promise<void> {
    const { engine, dataset } = this.given
    this.state ??= engine.load({})
    for (const { from, batch } of batchRanges(dataset.count)) {
      const executable = await this.programs.get(batch, dataset.itemType)
      const images = await readExamples(dataset, range(from, batch))
      // The engine takes the buffers of its inputs.
      const copies = { mean: inputs.mean.slice(), basis: inputs.basis.slice() }
      take(
        await executable.run(await this.state, { [inputNames.images]: images, ...copies }, 1),
        from,
      )
    }
  }

  async dispose(): Promise<void> {
    await this.programs.dispose()
    await (await this.state)?.dispose()
  }
}

/** One batch. Inputs: `images`, `mean` [size], `basis` [size, width]. Outputs: `projected` [batch, width], `norm` [batch],
 *  the squared distance from the mean, and sums over the batch: `total` [size] of the centred examples, `product`
 *  [size, width] of the covariance with the basis, `gram` [width, width] of the projections' products. */
function subspaceProgram(
  model: Model,
  {
    batch,
    size,
    width,
    itemType,
  }: { batch: number; size: number; width: number; itemType: ItemType },
): Program {
  const mean = input('mean', [size])
  const centred = subtract(flatten(imageInput(model, batch, itemType)), mean)
  const projected = matmul(centred, input('basis', [size, width]))
  return program({
    outputs: {
      projected,
      norm: sum(square(centred), [1]),
      total: sum(centred, [0]),
      product: matmul(centred, projected, { transposeA: true }),
      gram: matmul(projected, projected, { transposeA: true }),
    },
  })
}

function add(into: Float64Array, values: ArrayLike<number>): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (values[at] as number)
}

/** Orthonormal columns of the same span. Shape: [size, width]. */
function orthonormal(
  columns: ArrayLike<number>,
  size: number,
  width: number,
): Float32Array<ArrayBuffer> {
  const { orthogonalMatrix } = new QrDecomposition(Matrix.from1DArray(size, width, columns))
  return Float32Array.from(orthogonalMatrix.to1DArray().slice(0, size * width))
}

/** The basis turned to the eigenvectors of the projected covariance, the first `components` of them. */
function rotated(
  basis: Float32Array,
  gram: Float64Array,
  { size, width, components }: Record<'size' | 'width' | 'components', number>,
): Float32Array {
  const symmetric = Matrix.from1DArray(width, width, gram)
  const { eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true })
  // By rising eigenvalues.
  const last = Array.from({ length: components }, (_, at) => width - 1 - at)
  const rotation = eigenvectorMatrix.subMatrixColumn(last)
  return Float32Array.from(Matrix.from1DArray(size, width, basis).mmul(rotation).to1DArray())
}
