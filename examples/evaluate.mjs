// Measures a trained VAE: ELBO, importance-weighted bound, active latents, what the codes are good for.
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
const { run: path } = await recordedTraining({
  configuration: resolveConfiguration(recipes['ch13-vae'], {
    settings: [
      ['training.epochs', 2],
      ['model.latent', 4],
    ],
  }),
  data: await loadData('digits'),
  engine,
  out: join(folder, 'run'),
})
await engine.close()

const run = await loadRun(path, { weights: 'best' })
const { train, validation, importanceWeighted, latents, representation } = await run.evaluate({
  samples: 20,
  binarize: 'static',
})
await run.close()
await rm(folder, { recursive: true })

/** A mean over the examples, with its standard error. */
const text = ({ mean, standardError }) => `${mean.toFixed(2)} ± ${standardError.toFixed(2)}`
const { nearestNeighbours, linearProbe } = representation
console.log(`ELBO, training:             ${text(train.elbo)} nats`)
console.log(`ELBO, validation:           ${text(validation.elbo)} nats`)
console.log(`of this KL:                 ${text(validation.kl)} nats`)
console.log(`log p(x), 20 samples:       ${text(importanceWeighted.bound)} nats`)
console.log(`active latents:             ${latents.active} of ${latents.kl.length}`)
console.log(`digits from 5 neighbours:   ${text(nearestNeighbours.accuracy)}`)
console.log(`digits by a linear probe:   ${text(linearProbe.accuracy)}`)
