// Trains on data that a program makes: an object with `count`, `shape` and `read`.
import {
  createDataSplits,
  fitModel,
  nodeEngine,
  recipes,
  resolveConfiguration,
  splitDataset,
  train,
} from 'jamjae/node'

/** Waves of 32 values; a wave is made when it is read, so nothing is held in memory. */
const waves = {
  count: 2000,
  shape: [32],
  itemType: 'float32', // or 'uint8', the default: a byte stands for byte / 255
  read(indices, into) {
    for (let item = 0; item < indices.length; item++)
      for (let at = 0; at < 32; at++)
        into[32 * item + at] = 0.5 + 0.5 * Math.sin((at * (1 + indices[item] / 700)) / 5)
  },
}

// A tenth of the waves is kept for validation.
const data = await createDataSplits('waves', await splitDataset(waves))
const recipe = resolveConfiguration(recipes['relu-vae-2d'])
const configuration = resolveConfiguration(recipe, {
  settings: [
    ['model', fitModel(recipe.model, waves.shape)],
    ['training.epochs', 3],
  ],
})
const engine = await nodeEngine()
const { steps, validation } = await train({ configuration, data, engine })
await engine.close()
console.log(`${data.train.count} waves to train on, ${data.validation.count} to validate with`)
console.log(`after ${steps} steps: ${validation.loss.toFixed(2)} nats`)
