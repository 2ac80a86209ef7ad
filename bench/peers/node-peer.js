// jax-js or TensorFlow.js in Node: answers a line of JSON with the milliseconds of a step of ch13-vae.
// Use: jax-js | tfjs
import { createInterface } from 'node:readline'

const [name] = process.argv.slice(2)
let step

for await (const line of createInterface({ input: process.stdin })) {
  const { batch, seconds } = JSON.parse(line)
  step ??= await made(batch)
  const started = performance.now()
  let steps = 0
  while (performance.now() - started < 1000 * seconds) {
    await step()
    steps++
  }
  console.log(JSON.stringify({ milliseconds: (performance.now() - started) / steps }))
}
process.exit()

async function made(batch) {
  const images = Float32Array.from({ length: 784 * 6000 }, () => (Math.random() < 0.2 ? 1 : 0))
  if (name === 'jax-js') {
    const { jaxStep } = await import('./jax-vae.js')
    return jaxStep(await import('@jax-js/jax'), { batch, images })
  }
  // It greets on standard output.
  console.log = () => {}
  const { tfjsStep } = await import('./tfjs-vae.js')
  const tf = await import('@tensorflow/tfjs')
  await import('@tensorflow/tfjs-backend-wasm')
  await tf.setBackend('wasm')
  console.log = (text) => process.stdout.write(`${text}\n`)
  return tfjsStep(tf, { batch, images })
}
