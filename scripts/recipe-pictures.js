// Draws the recipes' small pictures for the studio: trains each of them on the built-in digits for a few epochs.
// Use: [RECIPE …]; all of them where none is named
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { loadData, loadRun } from '../dist/node.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'src', 'studio', 'page', 'new', 'pictures')
/** Until one sees digits; tables have no pictures. */
const epochs = {
  'ch13-autoencoder': 8,
  'ch13-vae': 8,
  'relu-vae-2d': 30,
  'keras-vae-2d': 80,
  'conv-vae': 8,
}
const [columns, side, gap] = [7, 28, 2]

const names = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'jamjae-pictures-'))
mkdirSync(target, { recursive: true })
for (const name of names.length > 0 ? names : Object.keys(epochs)) {
  const path = join(folder, name)
  const words = ['train', name, '--epochs', String(epochs[name]), '--out', path, '--quiet']
  spawnSync(process.execPath, [join(root, 'bin', 'jamjae.js'), ...words], { stdio: 'inherit' })
  const run = await loadRun(path)
  await draw(await rowsOf(run), join(target, `${name}.png`))
  await run.close()
}
rmSync(folder, { recursive: true })

/** Of two latents the plane that they make; otherwise images, what the encoder is given, and what comes back. */
async function rowsOf(run) {
  if (run.model.latent === 2) return [await run.decode(plane(columns, 3))]
  const { validation } = await loadData('digits')
  const { original, given, reconstructed } = await run.reconstruct({
    ...validation,
    count: columns,
  })
  return [original, ...(given ? [given] : []), reconstructed]
}

function plane(width, height) {
  const at = (index, count, most) => most * ((2 * index) / (count - 1) - 1)
  const points = Array.from({ length: width * height }, (_, index) => [
    at(index % width, width, 2.2),
    at(Math.floor(index / width), height, 1.3),
  ])
  return Float32Array.from(points.flat())
}

/** Black and white, one image beside the other, on nothing. */
async function draw(parts, path) {
  const images = parts.flatMap((values) =>
    Array.from({ length: values.length / side ** 2 }, (_, at) =>
      values.subarray(at * side ** 2, (at + 1) * side ** 2),
    ),
  )
  const step = side + gap
  const [width, height] = [columns * step - gap, (images.length / columns) * step - gap]
  const pixels = new Uint8Array(2 * width * height)
  for (const [index, image] of images.entries())
    for (const [at, value] of image.entries()) {
      const x = (index % columns) * step + (at % side)
      const y = Math.floor(index / columns) * step + Math.floor(at / side)
      pixels.set([255 * Math.min(1, Math.max(0, value)), 255], 2 * (y * width + x))
    }
  await sharp(pixels, { raw: { width, height, channels: 2 } })
    .png({ compressionLevel: 9 })
    .toFile(path)
}
