// Builds a VAE from layers, with a likelihood and an optimizer of your choice.
import {
  adamw,
  conv,
  convTranspose,
  flatten,
  gaussian,
  linear,
  loadData,
  nodeEngine,
  relu,
  resolveConfiguration,
  tanh,
  train,
  unflatten,
} from 'jamjae/node'

const configuration = resolveConfiguration({
  name: 'my-vae',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [conv(8, { stride: 2, padding: 1 }), relu(), flatten(), linear(64), tanh()],
    latent: 4,
    decoder: [
      linear(16 * 7 * 7),
      relu(),
      unflatten([16, 7, 7]),
      convTranspose(8, { stride: 2, padding: 1, outputPadding: 1 }),
      relu(),
    ],
    // The layer that gives the image; how many channels it has follows from image and likelihood.
    output: { type: 'convTranspose', kernel: 3, stride: 2, padding: 1, outputPadding: 1 },
    likelihood: gaussian(),
  },
  training: { epochs: 1, batchSize: 128, optimizer: adamw({ learningRate: 2e-3 }) },
})

const engine = await nodeEngine()
const { validation } = await train({
  configuration,
  data: await loadData('digits'),
  engine,
  observers: [{ start: ({ parameters }) => console.log(`${parameters} parameters`) }],
})
await engine.close()
console.log(`validation loss: ${validation.loss.toFixed(1)} nats`)
