// How alike images and their reconstructions are.
import type { Dataset } from '../data/dataset.js'
import { ConfigError } from '../errors.js'
import { batchRanges, type Inference, type Progress, range } from '../training/inference.js'
import { type Estimate, meanEstimate } from './estimate.js'
import {
  multiScaleSide,
  multiScaleSimilarity,
  peakSignalToNoise,
  similaritySide,
  structuralSimilarity,
} from './image-quality.js'

export interface ReconstructionQuality {
  /** Peak signal-to-noise ratio, dB, over the images that are not reconstructed exactly: of those it is infinite. Missing where all are. */
  readonly psnr?: Estimate
  /** How many images are reconstructed exactly; missing where none is. */
  readonly exact?: number
  /** Structural similarity, at most 1. */
  readonly ssim: Estimate
  /** Of images of at least 176 × 176 pixels. */
  readonly msSsim?: Estimate
}

/** Images that are compared at once. */
const batchImages = 250

/** Means over the images of a dataset and their reconstructions. Throws ConfigError where the examples are no images of at least 11 × 11
 *  pixels, or have values outside [0, 1]. */
export async function reconstructionQuality({
  inference,
  dataset,
  progress,
}: {
  inference: Inference
  dataset: Dataset
  progress?: Progress | undefined
}): Promise<ReconstructionQuality> {
  const { input } = inference.model
  const [height = 0, width = 0] = input.slice(-2)
  const smallest = Math.min(height, width)
  if (input.length < 2 || input.length > 3 || smallest < similaritySide)
    throw new ConfigError('quality.images', { least: similaritySide, actual: input.join('×') })
  const channels = input.length === 3 ? (input[0] ?? 1) : 1
  const hasScales = smallest >= multiScaleSide
  const found: Record<'psnr' | 'ssim' | 'msSsim', number[]> = { psnr: [], ssim: [], msSsim: [] }
  for (const { from, batch } of batchRanges(dataset.count, batchImages)) {
    const { original, reconstructed } = await inference.reconstruct(dataset, range(from, batch))
    if (!original.every((value) => value >= 0 && value <= 1)) throw new ConfigError('quality.unit')
    const shape = [batch, channels, height, width] as const
    const [one, other] = [
      { values: original, shape },
      { values: reconstructed, shape },
    ]
    found.psnr.push(...peakSignalToNoise(one, other))
    found.ssim.push(...structuralSimilarity(one, other))
    if (hasScales) found.msSsim.push(...multiScaleSimilarity(one, other))
    progress?.(from + batch, dataset.count)
  }
  const finite = found.psnr.filter(Number.isFinite)
  const exact = found.psnr.length - finite.length
  return {
    ...(finite.length > 0 && { psnr: meanEstimate(finite) }),
    ...(exact > 0 && { exact }),
    ssim: meanEstimate(found.ssim),
    ...(hasScales && { msSsim: meanEstimate(found.msSsim) }),
  }
}
