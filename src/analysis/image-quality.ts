// How alike two images are: PSNR, SSIM (Wang et al. 2004, doi:10.1109/TIP.2003.819861) and MS-SSIM (Wang et al. 2003).

/** Images of values in [0, 1]. */
export interface ImageBatch {
  /** Shape: [count, channels, height, width]. */
  readonly values: Float32Array
  readonly shape: readonly [count: number, channels: number, height: number, width: number]
}

/** Side of the Gaussian window, and its standard deviation, in pixels. */
const side = 11
const deviation = 1.5
/** The constants (0.01 · range)² and (0.03 · range)² that keep quotients finite. */
const [c1, c2] = [0.01 ** 2, 0.03 ** 2]
/** The weights of MS-SSIM's scales, the finest first. */
const scaleWeights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
/** From this side on, the window fits into the coarsest scale. */
export const multiScaleSide = side * 2 ** (scaleWeights.length - 1)
export const similaritySide = side

const window = (() => {
  const weights = Array.from({ length: side }, (_, at) =>
    Math.exp(-((at - (side - 1) / 2) ** 2) / (2 * deviation ** 2)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
})()

/** 10 log₁₀(1 / mean squared error) of each image, in dB; infinite for equal ones. Shape: [count]. */
export function peakSignalToNoise(one: ImageBatch, other: ImageBatch): Float64Array {
  const size = one.values.length / one.shape[0]
  return perImage(one, (image) => {
    let sum = 0
    for (let at = image * size; at < (image + 1) * size; at++)
      sum += ((one.values[at] as number) - (other.values[at] as number)) ** 2
    return -10 * Math.log10(sum / size)
  })
}

/** The mean over places and channels of each image, without the border where the window does not fit. Sides must be at least
 *  `similaritySide`. Shape: [count]. */
export function structuralSimilarity(one: ImageBatch, other: ImageBatch): Float64Array {
  return perImage(one, (image) =>
    mean(planesOf(one, other, image).map(([a, b]) => similarity(a, b).whole)),
  )
}

/** Over five scales, each half as large; the mean over the channels, as in pytorch-msssim. Sides must be at least `multiScaleSide`.
 *  Shape: [count]. */
export function multiScaleSimilarity(one: ImageBatch, other: ImageBatch): Float64Array {
  return perImage(one, (image) => mean(planesOf(one, other, image).map(overScales)))
}

function overScales(pair: readonly [Plane, Plane]): number {
  let [a, b] = pair
  let product = 1
  for (const [scale, weight] of scaleWeights.entries()) {
    const isLast = scale === scaleWeights.length - 1
    const { whole, contrast } = similarity(a, b)
    product *= Math.max(0, isLast ? whole : contrast) ** weight
    if (!isLast) [a, b] = [halved(a), halved(b)]
  }
  return product
}

interface Plane {
  readonly values: Float64Array
  readonly height: number
  readonly width: number
}

/** Means over all places: of SSIM, and of its factors of contrast and structure alone. */
function similarity(a: Plane, b: Plane): { whole: number; contrast: number } {
  const product = (x: Plane, y: Plane) =>
    blurred({ ...x, values: x.values.map((value, at) => value * (y.values[at] as number)) })
  const [meanA, meanB] = [blurred(a), blurred(b)]
  const [squareA, squareB, both] = [product(a, a), product(b, b), product(a, b)]
  let [whole, contrast] = [0, 0]
  for (let at = 0; at < meanA.length; at++) {
    const [mA, mB] = [meanA[at] as number, meanB[at] as number]
    const variances = (squareA[at] as number) - mA * mA + (squareB[at] as number) - mB * mB
    const ofPlace = (2 * ((both[at] as number) - mA * mB) + c2) / (variances + c2)
    contrast += ofPlace
    whole += (ofPlace * (2 * mA * mB + c1)) / (mA * mA + mB * mB + c1)
  }
  return { whole: whole / meanA.length, contrast: contrast / meanA.length }
}

/** Weighted by the window, where it fits: rows, then columns. */
function blurred({ values, height, width }: Plane): Float64Array {
  const [rows, columns] = [height - side + 1, width - side + 1]
  const along = new Float64Array(height * columns)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let at = 0; at < side; at++)
        sum += (window[at] as number) * (values[row * width + column + at] as number)
      along[row * columns + column] = sum
    }
  const made = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let at = 0; at < side; at++)
        sum += (window[at] as number) * (along[(row + at) * columns + column] as number)
      made[row * columns + column] = sum
    }
  return made
}

/** Means of 2 × 2 pixels; an odd row or column is left out. */
function halved({ values, height, width }: Plane): Plane {
  const [rows, columns] = [height >> 1, width >> 1]
  const made = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = 2 * row * width + 2 * column
      const four = [at, at + 1, at + width, at + width + 1]
      made[row * columns + column] =
        four.reduce((sum, place) => sum + (values[place] as number), 0) / 4
    }
  return { values: made, height: rows, width: columns }
}

/** The planes of both images, channel by channel. */
function planesOf(one: ImageBatch, other: ImageBatch, image: number): [Plane, Plane][] {
  const [, channels, height, width] = one.shape
  const plane = ({ values }: ImageBatch, index: number): Plane => ({
    values: Float64Array.from(
      values.subarray(index * height * width, (index + 1) * height * width),
    ),
    ...{ height, width },
  })
  return Array.from({ length: channels }, (_, channel) => {
    const index = image * channels + channel
    return [plane(one, index), plane(other, index)]
  })
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const perImage = ({ shape: [count] }: ImageBatch, measure: (image: number) => number) =>
  Float64Array.from({ length: count }, (_, image) => measure(image))
