// The form of a new run by keyboard alone: every control is reached once, in reading order, and visibly focused.
import type { Browser, Page } from 'playwright-core'
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
const startButton = 'button: Start training'
/** More than there are controls. */
const maxSteps = 150

describe.skipIf(!chromium)(`the form by keyboard${reason}`, () => {
  const faults: string[] = []
  let place: Workplace
  let studio: StudioProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    place = await Workplace.open()
    await writeIdxFolder(place.path('digits'), await fewDigits())
    studio = await StudioProcess.open(place)
    browser = await startChromium(chromium ?? '', ['--disable-gpu', namesFlag])
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    await place?.close()
  })

  it.each([1280, 390])('reaches every control once, in order, at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 })
    await openForm()
    // Opens collapsed groups.
    await walk(async ({ name }) => {
      if (name.startsWith('summary')) await page.keyboard.press('Space')
    })
    const controls = await controlsIn(page, 'main')
    expect(controls.length).toBeGreaterThan(30)
    const stops = await walk()
    expect(stops.map(({ name }) => name)).toEqual(controls)
    expect(stops.filter(({ name }) => /: ?$/.test(name))).toEqual([])
    expect(stops.filter(({ isOutlined, isSeen }) => !isOutlined || !isSeen)).toEqual([])
    // The summary is next to the form, or below it.
    const form = stops.slice(0, -1)
    const backwards = form.filter((stop, at) => {
      const before = form[at - 1]
      return before && (stop.bottom <= before.top || isLeftOf(stop, before))
    })
    expect(backwards).toEqual([])
  })

  it('chooses a recipe, changes it, and starts a run', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await openForm()
    await tabTo(/ch13-autoencoder/)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('[type=radio]:checked').getAttribute('value')).toBe('relu-vae-2d')
    await write(/: Epochs/, '1')
    await write(/: Batch size/, '0')
    await page.getByText('More than 0.').waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('50')
    await tabTo(/: Optimizer/)
    await page.keyboard.type('SGD')
    const start = page.getByRole('button', { name: 'Start training' })
    await expect.poll(() => start.isEnabled(), slow).toBe(true)
    await tabTo(/Start training/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/run\/relu-vae-2d-/)
    const name = decodeURIComponent(page.url().split('/').at(-1) ?? '')
    await studio.untilRow(name, ({ status }) => status === 'finished')
    const { training } = (await place.json('runs', name, 'run.json')).configuration
    expect(training).toMatchObject({ epochs: 1, batchSize: 50, optimizer: { type: 'sgd' } })
  })

  it('follows a moved layer, moves on from a removed one, and announces errors', async () => {
    await openForm()
    const layers = page.getByRole('group', { name: 'Encoder' })
    await page
      .locator('summary', { has: page.getByText('More') })
      .nth(1)
      .click()
    const add = layers.getByRole('button', { name: 'Add a layer' })
    await add.press('Enter')
    await add.press('Enter')
    const focused = async () => (await stopOf(page)).name
    const count = await layers.getByRole('listitem').count()
    await page
      .getByRole('button', { name: `Move layer ${count} up` })
      .first()
      .press('Enter')
    await expect.poll(focused).toBe(`button: Move layer ${count - 1} up`)
    for (let at = count - 1; at > 2; at--) await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('button: Move layer 2 up')
    // The first layer can only be moved down.
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('button: Move layer 1 down')

    await layers.getByRole('combobox', { name: 'Layer 1', exact: true }).selectOption('unflatten')
    const wrong = layers.locator('[aria-invalid=true]')
    await expect.poll(() => wrong.count(), slow).toBe(1)
    const described = await wrong.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(/shape is missing/)

    await layers.getByRole('button', { name: `Remove layer ${count}` }).press('Enter')
    for (let left = count - 1; left > 0; left--) {
      await expect.poll(focused).toBe(`button: Remove layer ${left}`)
      await page.keyboard.press('Enter')
    }
    await expect.poll(focused).toBe('button: Add a layer')
  })

  it('has logged nothing on the console', () => {
    expect(faults).toEqual([])
  })

  async function openForm(): Promise<void> {
    const configuration = { ...tinyConfiguration(), data: { source: place.path('digits') } }
    const text = encodeURIComponent(JSON.stringify(configuration))
    // Another page in between: the same one would not be reloaded.
    await page.goto(`${studio.address}#/runs`)
    await page.goto(`${studio.address}#/new?c=${text}`)
    const start = page.getByRole('button', { name: 'Start training' })
    await expect.poll(() => start.isEnabled(), slow).toBe(true)
    await page.locator('main').focus()
  }

  /** From the start of the form to its button. */
  async function walk(visit?: (stop: Stop) => Promise<void>): Promise<Stop[]> {
    const stops: Stop[] = []
    await page.locator('main').focus()
    while (stops.at(-1)?.name !== startButton && stops.length < maxSteps) {
      await page.keyboard.press('Tab')
      const stop = await stopOf(page)
      stops.push(stop)
      await visit?.(stop)
    }
    return stops
  }

  async function tabTo(wanted: RegExp): Promise<void> {
    for (let steps = 0; steps < maxSteps; steps++) {
      await page.keyboard.press('Tab')
      if (wanted.test((await stopOf(page)).name)) return
    }
    throw new Error(`Tab never comes to ${wanted}`)
  }

  async function write(wanted: RegExp, text: string): Promise<void> {
    await tabTo(wanted)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }
})

function isLeftOf(stop: Stop, before: Stop): boolean {
  return stop.top < before.bottom && stop.bottom > before.top && stop.left <= before.left
}
