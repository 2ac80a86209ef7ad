// Every page of the studio by keyboard alone: Tab reaches everything, focus is visible, keys do what a pointer does.
import { writeFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from '../command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'
import { StudioProcess } from '../studio/studio-process.js'
import { findChromium, startChromium } from './chromium.js'
import { controlsIn, namesFlag, type Stop, stopOf } from './keyboard.js'

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
/** A busy machine is slow. */
const slow = { timeout: 60_000 }
/** More than any page has. */
const maxSteps = 120

/** Pages, and an element that appears when each is complete. */
const pages: Record<string, string> = {
  '#/runs': 'th a',
  '#/compare?runs=plane,three': 'canvas',
  '#/run/plane/curves': 'canvas',
  '#/run/plane/reconstructions': '#view img',
  '#/run/plane/latent': 'canvas[data-drawn] ~ canvas',
  '#/run/plane/explore': '.walk button',
  '#/run/three/explore': '.walk button',
  '#/run/plane/try': 'canvas[data-drawn]',
  '#/run/plane/figures': '#view table',
  '#/run/plane/files': '#view a',
  '#/tab': 'main select',
}

describe.skipIf(!chromium)(`the studio by keyboard${reason}`, () => {
  const faults: string[] = []
  let place: Workplace
  let studio: StudioProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    place = await Workplace.open()
    const data = { source: place.path('digits') }
    await writeIdxFolder(place.path('digits'), await fewDigits({ training: 500 }))
    for (const [name, latent] of Object.entries({ plane: 2, three: 3 })) {
      const configuration = tinyConfiguration()
      const model = { ...configuration.model, latent }
      await writeFile(place.path(`${name}.json`), JSON.stringify({ ...configuration, model, data }))
      const words = ['train', `${name}.json`, '--out', `runs/${name}`, '--quiet']
      expect(await place.jamjae([...words, '--threads', '1'])).toMatchObject({ code: 0 })
    }
    studio = await StudioProcess.open(place)
    browser = await startChromium(chromium ?? '', ['--disable-gpu', namesFlag])
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    await place?.close()
  })

  describe.each([1280, 390])('at %i pixels', (width) => {
    it.each(Object.entries(pages))('%s is reached as a whole', async (hash, there) => {
      await page.setViewportSize({ width, height: 900 })
      let controls: string[]
      let stops: Stop[]
      do {
        await show(hash, there)
        controls = await controlsIn(page, 'body')
        stops = await walk()
        // Some of it may have appeared meanwhile, such as the server's data on the run.
      } while (String(await controlsIn(page, 'body')) !== String(controls))
      expect(stops.map(({ name }) => name)).toEqual(controls)
      expect(stops.filter(({ name }) => /: ?$/.test(name))).toEqual([])
      expect(stops.filter(({ isOutlined, isSeen }) => !isOutlined || !isSeen)).toEqual([])
    })
  })

  it('keys switch views, zoom the curves, play the epochs', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await show('#/run/plane/curves', 'canvas')
    await page.getByRole('group', { name: /zoom/i }).last().focus()
    const whole = await page.locator('canvas').first().screenshot()
    await page.keyboard.press('+')
    const isAsBefore = async () => (await page.locator('canvas').first().screenshot()).equals(whole)
    await expect.poll(isAsBefore, slow).toBe(false)
    await page.keyboard.press('0')
    await expect.poll(isAsBefore, slow).toBe(true)

    await page.getByRole('tab', { name: 'Curves' }).focus()
    await page.keyboard.press('ArrowRight')
    const source = () => page.locator('#view img').getAttribute('src')
    await expect.poll(source, slow).toMatch(/0002\.png/)
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(source, slow).toMatch(/0001\.png/)
    await page.getByRole('button', { name: /play/i }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(source, slow).toMatch(/0002\.png/)
  })

  it('keys draw a digit, and its reconstruction appears', async () => {
    await show('#/run/plane/try', 'canvas[data-drawn]')
    await page.getByRole('application', { name: 'Drawing pad' }).focus()
    await page.keyboard.press('Space')
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowDown')
    await expect.poll(() => isDrawn(picture('Reconstruction')), slow).toBe(true)
    await page.locator('ol > li').nth(7).waitFor()
    await page.keyboard.press('Delete')
    await expect.poll(() => isDrawn(picture('Reconstruction')), slow).toBe(false)
  })

  it('keys move through the codes and along the interpolation', async () => {
    await show('#/run/three/latent', 'canvas[data-drawn]')
    await page.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => isDrawn(picture('Image')), slow).toBe(true)
    await page.keyboard.press('Enter')
    await page.locator('ol > li').nth(7).waitFor()

    await show('#/run/three/explore', '.walk button')
    const made = page.locator('.sliders canvas, .made canvas').first()
    await expect.poll(() => isDrawn(made), slow).toBe(true)
    const before = await made.screenshot()
    await page.getByRole('slider').first().focus()
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await made.screenshot()).equals(before), slow).toBe(false)
  })

  it('has logged no error on the console', () => {
    expect(faults).toEqual([])
  })

  async function show(hash: string, there: string): Promise<void> {
    // Complete again, with the focus nowhere.
    await page.goto('about:blank')
    await page.goto(new URL(hash, studio.address).href)
    await page.locator(there).first().waitFor()
    // Some of it appears later, such as the server's data on the run.
    let before: string
    do {
      before = String(await controlsIn(page, 'body'))
      await page.waitForTimeout(500)
    } while (String(await controlsIn(page, 'body')) !== before)
  }

  /** From the start of the page to its end, where the browser's own controls or the start follow. */
  async function walk(): Promise<Stop[]> {
    const stops: Stop[] = []
    for (;;) {
      await page.keyboard.press('Tab')
      const stop = await stopOf(page)
      const isOver = stop.name.startsWith('body') || stop.name === stops[0]?.name
      if (isOver || stops.length > maxSteps) return stops
      stops.push(stop)
    }
  }

  function picture(name: string): Locator {
    return page.getByRole('img', { name, exact: true })
  }
})

function isDrawn(canvas: Locator): Promise<boolean> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element
      .getContext('2d')
      ?.getImageData(0, 0, element.width, element.height) ?? { data: [] }
    return data.some((value) => value !== 0)
  })
}
