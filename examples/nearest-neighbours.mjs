// Encodes images to latents, and finds the images whose latents lie nearest to one of them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  loadData,
  loadRun,
  nodeEngine,
  recipes,
  recordedTraining,
  resolveConfiguration,
} from 'jamjae/node'

const folder = await mkdtemp(join(tmpdir(), 'runs-'))
const engine = await nodeEngine()
const data = await loadData('digits')
const { run: path } = await recordedTraining({
  configuration: resolveConfiguration(recipes['ch13-vae'], {
    settings: [
      ['training.epochs', 3],
      ['model.latent', 8],
    ],
  }),
  data,
  engine,
  out: join(folder, 'run'),
})
await engine.close()

const run = await loadRun(path)
const { validation } = data
const { mean, count, latent } = await run.encode(validation)
const codes = Array.from({ length: count }, (_, at) => mean.slice(at * latent, (at + 1) * latent))

/** The latents decode again: images of 28 × 28 values from 0 to 1. */
const images = await run.decode(mean)
await run.close()
await rm(folder, { recursive: true })

const distance = (a, b) => Math.hypot(...a.map((value, at) => value - b[at]))
const nearest = (query, most) =>
  codes
    .map((code, at) => ({ at, distance: distance(code, codes[query]) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(1, most + 1)

for (const query of [0, 1, 2]) {
  const labels = nearest(query, 8).map(({ at }) => validation.labels[at])
  console.log(`near image ${query}, a ${validation.labels[query]}: ${labels.join(' ')}`)
}
const right = codes.filter(
  (_, at) => validation.labels[nearest(at, 1)[0].at] === validation.labels[at],
)
console.log(`${codes.length} codes of ${latent} latents, ${images.length / 784} images`)
console.log(`same digit nearest: ${((100 * right.length) / codes.length).toFixed(0)} %`)
