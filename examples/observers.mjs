// Follows a training with callbacks, and stops it when it is good enough.
import { loadData, nodeEngine, recipes, resolveConfiguration, train } from 'jamjae/node'

const goodEnough = 230 // nats
const stop = new AbortController()

/** Every method may be left out, and may be asynchronous: then the training waits. */
const observer = {
  start({ parameters, stepsPerEpoch, unit }) {
    console.log(`${parameters} parameters, ${stepsPerEpoch} steps an epoch, loss in ${unit}`)
  },
  // A few times a second, with the metrics of all steps since the last time.
  steps({ steps, imagesPerSecond }) {
    const { step, loss } = steps.at(-1)
    process.stderr.write(`\rstep ${step}: ${loss.toFixed(1)}, ${imagesPerSecond.toFixed(0)}/s `)
  },
  async epoch({ epoch, train, validation, isBest, views }) {
    const { loss, reconstruction, kl } = validation
    const text = `${loss.toFixed(1)} = ${reconstruction.toFixed(1)} + ${kl.toFixed(1)}`
    console.log(`epoch ${epoch}: train ${train.loss.toFixed(1)}, validation ${text}`)
    // What the model makes of data, now.
    const { mean } = await views.encode(3)
    console.log(`codes of three digits: ${[...mean].map((value) => value.toFixed(1)).join(' ')}`)
    if (isBest && loss < goodEnough) stop.abort()
  },
}

const engine = await nodeEngine()
const { completed, epochs } = await train({
  configuration: resolveConfiguration(recipes['relu-vae-2d'], {
    settings: [['training.epochs', 20]],
  }),
  data: await loadData('digits'),
  engine,
  observers: [observer],
  signal: stop.signal,
})
await engine.close()
console.log(completed ? 'all epochs' : `stopped after ${epochs} epochs`)
