// A page that trains ch13-vae with one of the libraries whenever it is asked to.
import { pausedTraining } from './paused-training.js'

globalThis.prepare = async (name, { batch, threads }) => {
  const images = Float32Array.from({ length: 784 * 6000 }, () => (Math.random() < 0.2 ? 1 : 0))
  if (name === 'jax-js') {
    const { jaxStep } = await import('./jax-vae.js')
    return measureSteps(await jaxStep(await import('@jax-js/jax'), { batch, images }))
  }
  if (name === 'tfjs') {
    const { tfjsStep } = await import('./tfjs-vae.js')
    const tf = await import('@tensorflow/tfjs')
    const { setWasmPaths, setThreadsCount } = await import('@tensorflow/tfjs-backend-wasm')
    setWasmPaths('/tfjs/')
    setThreadsCount(threads)
    await tf.setBackend('wasm')
    return measureSteps(await tfjsStep(tf, { batch, images }))
  }
  const { arrayDataset, recipes, resolveConfiguration, train, webEngine } = await import(
    'jamjae/web'
  )
  const { training, ...recipe } = recipes['ch13-vae']
  const configuration = resolveConfiguration({
    ...recipe,
    training: { ...training, epochs: 1_000_000, batchSize: batch },
  })
  const dataset = (count) =>
    arrayDataset(
      [28, 28],
      Uint8Array.from({ length: 784 * count }, () => 255 * Math.random()),
    )
  const data = { name: 'noise', fingerprint: '', train: dataset(6000), validation: dataset(100) }
  const engine = await webEngine({ threads })
  const go = await pausedTraining(train, { configuration, data, engine })
  globalThis.measure = async (seconds) => (await go(seconds)).milliseconds
}

function measureSteps(step) {
  globalThis.measure = async (seconds) => {
    const started = performance.now()
    let steps = 0
    while (performance.now() - started < 1000 * seconds) {
      await step()
      steps++
    }
    return (performance.now() - started) / steps
  }
}
