// Scores anomalies: what a model has not learned comes back worse.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as jamjae from 'jamjae/node'

/** The images of a set that show one of those digits, as bytes. */
async function images({ count, labels, read }, digits) {
  const all = Array.from({ length: count }, (_, at) => at)
  const chosen = all.filter((at) => digits.includes(labels[at]))
  const bytes = new Uint8Array(784 * chosen.length)
  await read(chosen, bytes)
  return bytes
}

// It learns zeros and ones, and never sees another digit.
const { train, validation } = await jamjae.loadData('digits')
const usual = [0, 1]
const known = await images(validation, usual)
const data = await jamjae.createDataSplits('zeros and ones', {
  train: jamjae.arrayDataset([28, 28], await images(train, usual)),
  validation: jamjae.arrayDataset([28, 28], known),
})
const folder = await mkdtemp(join(tmpdir(), 'runs-'))
const engine = await jamjae.nodeEngine()
const { run: path } = await jamjae.recordedTraining({
  configuration: jamjae.resolveConfiguration(jamjae.recipes['ch13-vae'], {
    settings: [['training.epochs', 10]],
  }),
  data,
  engine,
  out: join(folder, 'run'),
})
await engine.close()

const run = await jamjae.loadRun(path)
/** The mean squared error of each image's reconstruction. */
async function scores(bytes) {
  const { original, reconstructed } = await run.reconstruct(bytes)
  const errors = original.map((value, at) => (value - reconstructed[at]) ** 2)
  const one = (_, at) => errors.subarray(784 * at, 784 * (at + 1)).reduce((a, b) => a + b) / 784
  return Array.from({ length: bytes.length / 784 }, one)
}
const [normal, odd] = [
  await scores(known),
  await scores(await images(validation, [2, 3, 4, 5, 6, 7, 8, 9])),
]
await run.close()
await rm(folder, { recursive: true })

const mean = (values) => values.reduce((a, b) => a + b) / values.length
/** How often an anomaly has the higher score: the area under the ROC curve. */
const auroc = mean(odd.map((score) => mean(normal.map((other) => Number(score > other)))))
console.log(`mean score: usual ${mean(normal).toFixed(4)}, anomalies ${mean(odd).toFixed(4)}`)
console.log(`AUROC ${auroc.toFixed(3)}`)
