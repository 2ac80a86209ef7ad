// Measures pairs of images, and lets scikit-image and pytorch-msssim measure them in Python.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  multiScaleSimilarity,
  peakSignalToNoise,
  Random,
  structuralSimilarity,
} from '../../dist/node.js'

/** Checks: PSNR, SSIM and, of large ones, MS-SSIM of smooth images with noise. */
export async function imageQuality({ folder, python }) {
  const results = []
  for (const shape of [
    [3, 1, 28, 28],
    [2, 3, 33, 40],
    [2, 3, 176, 208],
  ]) {
    const random = new Random(shape[3], 'image quality')
    const length = shape.reduce((product, size) => product * size, 1)
    const noise = new Float32Array(length)
    random.fillNormal(noise)
    const image = Float32Array.from(
      noise,
      (value, at) => 0.5 + 0.3 * Math.sin(at / 7) * Math.cos(at / (3 * shape[3])) + 0.03 * value,
    )
    const other = image.map(
      (value, at) => 0.9 * value + 0.05 + 0.05 * (noise[(at * 7) % length] ?? 0),
    )
    const [one, changed] = [image, other].map((values) => ({ values, shape }))
    const found = {
      PSNR: [...peakSignalToNoise(one, changed)],
      SSIM: [...structuralSimilarity(one, changed)],
      ...(shape[2] >= 176 && { 'MS-SSIM': [...multiScaleSimilarity(one, changed)] }),
    }
    const file = join(folder, `images-${shape.join('-')}.json`)
    await writeFile(file, JSON.stringify({ shape, image: [...image], other: [...other], found }))
    results.push(...(await python('image-quality.py', file)))
    if (results.at(-1)?.skipped) break
  }
  return results
}
