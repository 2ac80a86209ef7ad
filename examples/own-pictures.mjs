// Trains on a folder of pictures of your own; the folders in it are the classes.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fitModel, loadData, nodeEngine, recipes, resolveConfiguration, train } from 'jamjae/node'
import sharp from 'sharp'

// In place of your pictures: 120 circles and squares in colour, as PNG files.
const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
for (const shape of ['circle', 'square']) {
  await mkdir(join(folder, shape))
  for (let at = 0; at < 60; at++) {
    const [x, size, hue] = [16 + 16 * Math.sin(at), 6 + (at % 6), 6 * at]
    const form =
      shape === 'circle'
        ? `<circle cx="${x + 8}" cy="24" r="${size}" fill="hsl(${hue} 80% 60%)"/>`
        : `<rect x="${x}" y="16" width="${2 * size}" height="${2 * size}" fill="hsl(${hue} 80% 60%)"/>`
    const svg = `<svg width="48" height="48" xmlns="http://www.w3.org/2000/svg">${form}</svg>`
    await sharp(Buffer.from(svg))
      .flatten()
      .png()
      .toFile(join(folder, shape, `${at}.png`))
  }
}

// They are made 32 × 32 while they are read.
const data = await loadData({ source: folder, size: [32, 32] })
const recipe = resolveConfiguration(recipes['conv-vae'])
const configuration = resolveConfiguration(recipe, {
  settings: [
    ['model', fitModel(recipe.model, data.train.shape)],
    ['training.epochs', 2],
    ['training.batchSize', 20],
  ],
})
const engine = await nodeEngine()
const { train: first } = await train({ configuration, data, engine })
await engine.close()
await rm(folder, { recursive: true })
console.log(`${data.train.count} pictures of ${data.train.shape.join(' × ')}`)
console.log(`classes: ${data.labelNames.join(', ')}`)
console.log(`${first.loss.toFixed(0)} nats`)
