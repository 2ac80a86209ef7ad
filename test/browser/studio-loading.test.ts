// Progress that a page shows while data is loaded: a download that a mirror delays, pictures decoded for a form.
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedDatasets } from '../../src/data/named/named-sets.js'
import { Workplace } from '../command.js'
import { tinyConfiguration } from '../small-data.js'
import { StudioProcess } from '../studio/studio-process.js'
import { findChromium, startChromium } from './chromium.js'

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
/** A busy machine is slow. */
const slow = { timeout: 60_000 }
const pictures = 40
const files = namedDatasets.find(({ name }) => name === 'mnist')?.files ?? []
const whole = files.reduce((sum, { size }) => sum + size, 0)
/** Of the first file. */
const sent = Math.floor((files[0]?.size ?? 0) / 2)
const percent = Math.floor((100 * sent) / whole)

describe.skipIf(!chromium)(`a page while data is loaded${reason}`, () => {
  const faults: string[] = []
  let place: Workplace
  let mirror: Server
  let studio: StudioProcess
  let browser: Browser
  let page: Page
  const configuration = (source: string) => ({ ...tinyConfiguration(), data: { source } })

  beforeAll(async () => {
    place = await Workplace.open()
    // It sends half of the first file, and then nothing more.
    mirror = createServer((_, response) => {
      response.writeHead(200, { 'content-length': files[0]?.size })
      response.write(Buffer.alloc(sent))
    })
    mirror.listen(0, '127.0.0.1')
    await once(mirror, 'listening')
    const { port } = mirror.address() as AddressInfo
    studio = await StudioProcess.open(place, [], {
      JAMJAE_MIRROR: `http://127.0.0.1:${port}`,
      JAMJAE_DATA: place.path('data'),
    })
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
    const context = await browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    mirror?.closeAllConnections()
    mirror?.close()
    await place?.close()
  })

  const bar = (name: string) => page.getByRole('progressbar', { name, exact: true })
  const fraction = (name: string) =>
    bar(name).evaluate((each: HTMLProgressElement) => each.value / each.max)

  it('shows the progress of the download, also after a reload, until it is stopped', async () => {
    const body = { configuration: configuration('mnist') }
    const { name } = await studio.json('/api/runs', { method: 'POST', body })
    await page.goto(`${studio.address}#/run/${name}`)
    await page.getByText(/Downloading mnist \d+ %/).waitFor()
    await expect
      .poll(async () => (await studio.json('/api/state')).training?.loading, slow)
      .toEqual({ phase: 'downloading', file: files[0]?.name, done: sent, of: whole })
    await page.reload()
    await page.getByText(`Downloading mnist ${percent} %`).waitFor()
    expect(await fraction('Loading mnist')).toBeCloseTo(sent / whole, 6)
    await page.goto(`${studio.address}#/runs`)
    const row = page.getByRole('row', { name: new RegExp(name) })
    await row.getByText(`Downloading mnist ${percent} %`).waitFor()
    await page.getByRole('button', { name: '한국어' }).click()
    await row.getByText(`mnist 다운로드 중 ${percent}%`).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.setViewportSize({ width: 390, height: 844 })
    await row.getByText(`Downloading mnist ${percent} %`).waitFor()
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 900 })
    await studio.ask(`/api/runs/${name}/stop`, { method: 'POST' })
    await page.getByText(/Downloading mnist/).waitFor({ state: 'detached' })
  })

  it('shows the decoding of pictures for a form, until it is checked', async () => {
    await mkdir(place.path('pictures'))
    for (let at = 0; at < pictures; at++)
      await sharp({
        create: { width: 28, height: 28, channels: 3, background: { r: at, g: 0, b: 0 } },
      })
        .png()
        .toFile(place.path('pictures', `${at}.png`))
    await page.goto(`${studio.address}#/runs`)
    // Every text that the page shows, however short.
    await page.evaluate(() => {
      const texts: string[] = []
      Object.assign(globalThis, { texts })
      new MutationObserver(() => {
        const bar = document.querySelector('aside progress')
        if (bar)
          texts.push(`${bar.getAttribute('aria-label')}: ${bar.parentElement?.textContent?.trim()}`)
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
    })
    const written = encodeURIComponent(JSON.stringify(configuration(place.path('pictures'))))
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/new?c=${written}`)
    const shown = () => page.evaluate(() => (globalThis as unknown as { texts: string[] }).texts)
    await expect
      .poll(shown, slow)
      .toContainEqual(`Loading pictures: Decoding pictures 1 / ${pictures}`)
    await expect.poll(() => bar('Loading pictures').count(), slow).toBe(0)
    const { loading } = await studio.json('/api/state')
    expect(loading).toEqual([])
  })

  it('has logged nothing on the console', () => {
    expect(faults).toEqual([])
  })
})
