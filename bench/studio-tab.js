// Trains in the page itself, on WebAssembly or on a GPU, which may be emulated.
import { newPage } from './studio-place.js'

/** So that Chromium offers WebGPU without a graphics card: slow, but correct. */
export const webGpuFlags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']
const maxMs = 3_600_000

/** The validation loss after one epoch of ch13-vae with two latents. */
export async function trainedInTab({ address }, browser, device) {
  const page = await newPage(browser)
  page.setDefaultTimeout(60_000)
  await page.goto(new URL('#/tab', address).href)
  await page.locator(`option[value=${device}]`).waitFor({ state: 'attached' })
  await page.getByLabel('Epochs').fill('1')
  await page.getByLabel('Computes on').selectOption(device)
  await page.getByRole('button', { name: 'Start training' }).click()
  await page.getByRole('button', { name: 'Download' }).waitFor({ timeout: maxMs })
  const loss = await page.locator('[data-validation]').getAttribute('data-validation')
  await page.context().close()
  return Number(loss)
}
