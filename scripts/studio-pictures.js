// Takes the READMEs' pictures of the studio in both languages, in Chromium (CHROMIUM, or /usr/bin/chromium; it needs a Korean font).
// Use: node scripts/studio-pictures.js
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'bin', 'jamjae.js')
const docs = join(root, 'docs')
const place = mkdtempSync(join(tmpdir(), 'jamjae-pictures-'))
const widthOfPicture = 1000
const run = 'digits-2d'

const words = ['train', 'ch13-vae', '--latent', '2', '--epochs', '30', '--quiet']
spawnSync(process.execPath, [command, ...words, '--out', join('runs', run)], {
  cwd: place,
  stdio: 'inherit',
})
const server = spawn(process.execPath, [command, 'studio'], { cwd: place })
const address = await new Promise((resolve) => {
  server.stdout.on('data', (part) => {
    const found = /http:\S+/.exec(part)?.[0]
    if (found) resolve(found)
  })
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  for (const language of ['en', 'ko']) {
    await picture('latent', { language, height: 1160 }, async (page) => {
      await page.getByRole('application').waitFor()
      await sleep(1500)
      const { x, y, width, height } = await page.getByRole('application').boundingBox()
      const spot = [x + 0.4 * width, y + 0.45 * height]
      await page.mouse.move(...spot)
      await sleep(2500)
      await page.mouse.click(...spot)
      await sleep(1500)
    })
    await picture('explore', { language, theme: 'dark', height: 950 }, async (page) => {
      const plane = page.getByRole('application')
      await plane.waitFor()
      await sleep(6000)
      await plane.hover({ position: { x: 345, y: 200 } })
      await sleep(800)
    })
    await picture('live', { language, height: 1240 })
  }
} finally {
  await browser.close()
  server.kill('SIGINT')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(place, { recursive: true, force: true })
}

/** Of a view of the run; `live`: of a new run's curves while it trains. */
async function picture(view, { language, theme = 'light', height }, act) {
  const context = await browser.newContext({
    viewport: { width: 1280, height },
    colorScheme: theme,
    locale: language,
  })
  const page = await context.newPage()
  const name = view === 'live' ? await begin() : run
  await page.goto(new URL(`#/run/${name}/${view === 'live' ? 'curves' : view}`, address).href)
  if (view === 'live') await sleep(12_000)
  await act?.(page)
  const file = language === 'en' ? `studio-${view}.png` : `studio-${view}.${language}.png`
  await sharp(await page.screenshot())
    .resize({ width: widthOfPicture })
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(docs, file))
  if (view === 'live') await post(`runs/${name}/stop`)
  await context.close()
}

async function begin() {
  const recipes = await (await fetch(new URL('api/recipes', address))).json()
  const { configuration } = recipes.find((recipe) => recipe.name === 'ch13-vae')
  return (await (await post('runs', { configuration })).json()).name
}

function post(path, body = {}) {
  const headers = { 'content-type': 'application/json' }
  return fetch(new URL(`api/${path}`, address), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
}
