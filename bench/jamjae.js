// Jamjae's part of the benchmark: trains for a while on each request, and prints the time a step took.
// Use: THREADS [CHECKOUT]; another built checkout is measured in the same way.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { pausedTraining } from './paused-training.js'

const [, , threads, checkout] = process.argv
const root = checkout ? pathToFileURL(`${checkout}/`) : new URL('../', import.meta.url)
const {
  arrayDataset,
  fitModel,
  graph,
  loadData,
  nodeEngine,
  program,
  recipes,
  resolveConfiguration,
  train,
  version,
} = await import(new URL('dist/node.js', root).href)

const digits = await loadData('digits')
const engine = await nodeEngine({ threads: Number(threads) })
const paused = new Map()

const answers = {
  hello: async () => ({ name: `Jamjae ${version}`, threads: engine.threads }),
  train: async ({ recipe, batch, images, size, seconds }) => {
    const key = `${recipe} ${batch} ${size}`
    if (!paused.has(key)) paused.set(key, await prepared({ recipe, batch, images, size }))
    return paused.get(key)(seconds)
  },
  matmul: async ({ size, seconds }) => ({ gflops: await matmulSpeed(size, seconds) }),
}

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...options } = JSON.parse(line)
  console.log(JSON.stringify(await answers[ask](options)))
}
process.exit()

async function prepared({ recipe, batch: batchSize, images, size }) {
  const input = recipes[recipe]
  const model = size ? fitModel(resolveConfiguration(input).model, [3, size, size]) : input.model
  const configuration = resolveConfiguration({
    ...input,
    model,
    training: { ...input.training, epochs: 1_000_000, batchSize },
  })
  const count = Math.floor(images / batchSize) * batchSize
  const data = size ? colours(size, count) : repeated(digits, count)
  return pausedTraining(train, { configuration, data, engine })
}

// The digits repeated, so that an epoch is as long as MNIST's.
function repeated({ name, train, validation }, count) {
  const size = train.shape.reduce((product, length) => product * length, 1)
  const items = new Uint8Array(count * size)
  train.read(
    Uint32Array.from({ length: count }, (_, index) => index % train.count),
    items,
  )
  const few = new Uint8Array(100 * size)
  validation.read(
    new Uint32Array(100).map((_, index) => index),
    few,
  )
  return {
    name,
    fingerprint: name,
    train: arrayDataset(train.shape, items),
    validation: arrayDataset(train.shape, few),
  }
}

// Colour images of random bytes.
function colours(size, count) {
  const shape = [3, size, size]
  const random = (images) => {
    const bytes = new Uint8Array(images * 3 * size * size)
    for (let at = 0; at < bytes.length; at += 65_536)
      crypto.getRandomValues(bytes.subarray(at, at + 65_536))
    return arrayDataset(shape, bytes)
  }
  const name = `colours ${size}`
  return { name, fingerprint: name, train: random(count), validation: random(64) }
}

async function matmulSpeed(size, seconds) {
  const [a, b] = ['a', 'b'].map((name) => graph.state(name, [size, size]))
  const executable = await engine.compile(
    program({ outputs: { sum: graph.sum(graph.matmul(a, b)) } }),
  )
  const data = new Float32Array(size * size).fill(0.5)
  const shape = [size, size]
  const state = await engine.load({ a: { shape, data }, b: { shape, data } })
  await executable.run(state, {}, 2)
  let best = 0
  const end = performance.now() + 1000 * seconds
  while (performance.now() < end) {
    const started = performance.now()
    await executable.run(state, {}, 4)
    best = Math.max(best, (4 * 2 * size ** 3) / (performance.now() - started) / 1e6)
  }
  await executable.dispose()
  await state.dispose()
  return best
}
