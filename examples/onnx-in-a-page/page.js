// The page: two latents under the pointer go through decoder.onnx, and the digit appears.
import * as ort from './ort.mjs'

const decoder = await ort.InferenceSession.create('decoder.onnx')
const [plane, digit, text] = ['plane', 'digit', 'latents'].map((id) => document.getElementById(id))
let busy = false

async function show(latents) {
  // While one is computed, the pointer may move on.
  if (busy) return
  busy = true
  const input = new ort.Tensor('float32', latents, [1, 2])
  const { images } = await decoder.run({ latents: input })
  const pixels = new ImageData(28, 28)
  for (let at = 0; at < 784; at++) pixels.data.set([0, 0, 0, 255 * images.data[at]], 4 * at)
  digit.getContext('2d').putImageData(pixels, 0, 0)
  text.textContent = latents.map((value) => value.toFixed(2)).join(', ')
  busy = false
}

plane.addEventListener('pointermove', ({ offsetX, offsetY }) =>
  show([offsetX, offsetY].map((value) => (6 * value) / 280 - 3)),
)
await show([0, 0])
