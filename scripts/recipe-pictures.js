// Draws the recipes' small pictures for the studio, from a training of each of them.
// Use: [RECIPE …]; default: all
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { loadData, loadRun } from '../dist/node.js'
import { colourAt, dark } from '../dist/pictures/theme.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'src', 'studio', 'page', 'new-run', 'pictures')
const columns = 7
/** The most typical view of each, and after how many epochs. Tables have no pictures. */
const pictures = {
  'ch13-autoencoder': { epochs: 8, draw: drawGivenAndReconstructed },
  'ch13-vae': { epochs: 8, draw: drawGivenAndReconstructed },
  'relu-vae-2d': { epochs: 250, draw: drawCodes },
  'keras-vae-2d': { epochs: 700, draw: drawPlane },
  'conv-vae': { epochs: 42, draw: drawGivenAndReconstructed, makeData: paintShapes },
}

const names = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'jamjae-pictures-'))
mkdirSync(target, { recursive: true })
for (const name of names.length > 0 ? names : Object.keys(pictures)) {
  const { epochs, draw, makeData } = pictures[name]
  const source = makeData ? await makeData(join(folder, 'data')) : 'digits'
  const path = join(folder, name)
  const words = ['train', name, '--data', source, '--epochs', epochs, '--out', path, '--quiet']
  spawnSync(process.execPath, [join(root, 'bin', 'jamjae.js'), ...words.map(String)], {
    stdio: 'inherit',
  })
  const run = await loadRun(path)
  const { validation } = await loadData(source)
  const picture = await draw(run, validation)
  // As few colours as are not noticed.
  await picture.png({ palette: true, colours: 64, effort: 10 }).toFile(join(target, `${name}.png`))
  await run.close()
}
rmSync(folder, { recursive: true })

/** The encoder's input, and below it the reconstruction. */
async function drawGivenAndReconstructed(run, validation) {
  const few = { ...validation, count: columns }
  const { original, encoderInput: given, reconstructed } = await run.reconstruct(few)
  return imageGrid([given ?? original, reconstructed], { shape: validation.shape, columns, gap: 2 })
}

/** The plane that two latents make, as the Keras example shows it: image beside image. */
async function drawPlane(run, { shape }) {
  const [columns, rows] = [13, 4]
  const at = (index, count, most) => most * ((2 * index) / (count - 1) - 1)
  const points = Array.from({ length: columns * rows }, (_, index) => [
    at(index % columns, columns, 2.6),
    at(Math.floor(index / columns), rows, 2),
  ])
  const images = await run.decode(Float32Array.from(points.flat()))
  return imageGrid([images], { shape, columns, gap: 0 })
}

/** The codes of the digits in that plane, each in the colour of its label. */
async function drawCodes(run, validation) {
  const [width, height, margin] = [416, 128, 8]
  const { mean } = await run.encode(validation)
  const place = (axis, size) => {
    const values = mean.filter((_, at) => at % 2 === axis)
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return (at) => margin + ((size - 2 * margin) * (values[at] - least)) / (most - least)
  }
  const [x, y] = [place(0, width), place(1, height)]
  const dots = Array.from(
    validation.labels,
    (label, at) => `<circle cx="${x(at)}" cy="${y(at)}" r="2.4" fill="${colourAt(label, dark)}"/>`,
  )
  const ground = `<rect width="${width}" height="${height}"/>`
  return sharp(Buffer.from(svg(width, height, ground + dots.join(''))))
}

/** A folder of colour pictures, such as a user may have. */
async function paintShapes(path) {
  const [side, count] = [28, 800]
  mkdirSync(path)
  let seed = 1
  const random = () => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  for (let index = 0; index < count; index++) {
    const hue = 360 * random()
    const petals = 4 + Math.floor(3 * random())
    const [reach, x, y] = [6 + 2.5 * random(), 12 + 4 * random(), 12 + 4 * random()]
    const flower = Array.from({ length: petals }, (_, at) => {
      const turn = (2 * Math.PI * at) / petals
      const [cx, cy] = [x + reach * Math.cos(turn), y + reach * Math.sin(turn)]
      return `<circle cx="${cx}" cy="${cy}" r="${reach * 0.62}" fill="hsl(${hue}, 75%, 62%)"/>`
    })
    const ground = `<rect width="${side}" height="${side}" fill="hsl(${90 + 60 * random()}, 35%, 22%)"/>`
    const heart = `<circle cx="${x}" cy="${y}" r="${reach * 0.5}" fill="hsl(48, 90%, 60%)"/>`
    const image = sharp(Buffer.from(svg(side, side, ground + flower.join('') + heart)))
    await image
      .removeAlpha()
      .png()
      .toFile(join(path, `${String(index).padStart(4, '0')}.png`))
  }
  return path
}

function svg(width, height, content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`
}

/** Images side by side, on a transparent background. */
function imageGrid(parts, { shape, columns, gap }) {
  const [side] = shape.slice(-1)
  const area = side ** 2
  const channels = shape.length > 2 ? shape[0] : 1
  const size = channels * area
  const images = parts.flatMap((values) =>
    Array.from({ length: values.length / size }, (_, at) =>
      values.subarray(at * size, (at + 1) * size),
    ),
  )
  const step = side + gap
  const [width, height] = [columns * step - gap, (images.length / columns) * step - gap]
  const pixels = new Uint8Array(4 * width * height)
  for (const [index, image] of images.entries())
    for (let at = 0; at < area; at++) {
      const x = (index % columns) * step + (at % side)
      const y = Math.floor(index / columns) * step + Math.floor(at / side)
      const colour = [0, 1, 2].map((channel) => image[(channel % channels) * area + at])
      const bytes = colour.map((value) => 255 * Math.min(1, Math.max(0, value)))
      pixels.set([...bytes, 255], 4 * (y * width + x))
    }
  return sharp(pixels, { raw: { width, height, channels: 4 } })
}
