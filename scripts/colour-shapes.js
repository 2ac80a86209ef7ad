// Draws a small set of colour images, the same each time: shaded shapes on white, a folder for each kind, in two splits.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { Random } from '../dist/node.js'

const side = 32
const counts = { train: 40, test: 10 }

const outlines = {
  ball: ([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`,
  box: ([x, y, r]) => `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" rx="2"/>`,
  cone: ([x, y, r]) => `<path d="M${x - r} ${y + r}L${x + r} ${y + r}L${x} ${y - r}Z"/>`,
  ring: ([x, y, r]) =>
    `<path fill-rule="evenodd" d="${circle(x, y, r)}${circle(x, y, 0.45 * r)}"/>`,
}

/** Writes `folder`/train/KIND/N.png and `folder`/test/KIND/N.png. */
export async function drawColourShapes(folder) {
  const random = new Random(1, 'colour shapes')
  for (const [split, count] of Object.entries(counts))
    for (const [kind, outline] of Object.entries(outlines)) {
      const place = join(folder, split, kind)
      await mkdir(place, { recursive: true })
      for (let at = 0; at < count; at++)
        await sharp(Buffer.from(drawing(outline, random)))
          .png()
          .toFile(join(place, `${at}.png`))
    }
}

/** A shape of random place, size, turn and colour, lit from the upper left. */
function drawing(outline, random) {
  const between = (low, high) => low + (high - low) * random.uniform()
  const [x, y, r] = [between(13, 19), between(13, 19), between(7, 11)].map((n) => n.toFixed(2))
  const hue = Math.floor(between(0, 360))
  const turn = Math.floor(between(-25, 25))
  const stop = (offset, light) =>
    `<stop offset="${offset}" stop-color="hsl(${hue} 75% ${light}%)"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
    <radialGradient id="light" cx="35%" cy="30%">${stop(0, 85)}${stop(0.4, 55)}${stop(1, 30)}</radialGradient>
    <rect width="${side}" height="${side}" fill="white"/>
    <g fill="url(#light)" transform="rotate(${turn} ${x} ${y})">${outline([x, y, r].map(Number))}</g>
  </svg>`
}

function circle(x, y, r) {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
}
