// Moves between pages and views: what is at the top, what the server is needed for, what a queue waits for.
import { mkdir, writeFile } from 'node:fs/promises'
import axeCore from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from '../command.js'
import { columnNames, csvText, mixedTable } from '../mixed-table.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'
import { quietPort } from '../studio/quiet-port.js'
import { StudioProcess } from '../studio/studio-process.js'
import { findChromium, startChromium } from './chromium.js'

declare const axe: {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
/** A busy machine is slow. */
const slow = { timeout: 60_000 }

describe.skipIf(!chromium)(`moves in the studio${reason}`, () => {
  const faults: string[] = []
  let place: Workplace
  let studio: StudioProcess
  let browser: Browser
  let page: Page
  const tiny = () => ({ ...tinyConfiguration(), data: { source: place.path('few') } })

  beforeAll(async () => {
    place = await Workplace.open()
    await writeIdxFolder(place.path('few'), await fewDigits())
    await writeFile(place.path('mixed.csv'), csvText(mixedTable({ rows: 60, missing: 0.1 }).holed))
    await mkdir(place.path('pictures'))
    for (let at = 0; at < 24; at++)
      await sharp({
        create: { width: 16, height: 8, channels: 3, background: { r: 10 * at, g: 90, b: 0 } },
      })
        .png()
        .toFile(place.path('pictures', `${at}.png`))
    await writeFile(place.path('tiny.json'), JSON.stringify(tiny()))
    const trainings = [
      ['tiny.json', '--out', 'runs/digits'],
      ['conv-vae', '--data', 'pictures', '--epochs', '1', '--out', 'runs/colours'],
      ['tabular-vae', '--data', 'mixed.csv', '--epochs', '1', '--out', 'runs/rows'],
    ]
    for (const words of trainings) {
      const trained = await place.jamjae(['train', ...words, '--quiet', '--threads', '1'])
      expect(trained).toMatchObject({ code: 0 })
    }
    studio = await StudioProcess.open(place, ['--port', String(await quietPort())])
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      // About the machine, and about this test, which reads canvases.
      const isOfMachine = /No available adapters|willReadFrequently/.test(message.text())
      if (['error', 'warning'].includes(message.type()) && !isOfMachine) faults.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    await place?.close()
  })
  const show = (hash: string) => page.goto(new URL(hash, studio.address).href)
  /** As a link does. */
  const follow = (hash: string) =>
    page.evaluate((next) => {
      location.hash = next
    }, hash)

  const pages = ['#/new', '#/run/digits', '#/compare?runs=digits,rows', '#/runs', '#/tab']
  it.each([390, 1280])(
    'at %i pixels every page begins at its top, below the header',
    async (width) => {
      await page.setViewportSize({ width, height: 500 })
      await show('#/run/rows')
      for (const hash of pages) {
        await page.evaluate(() => scrollTo(0, 300))
        const before = await page.title()
        await follow(hash)
        await expect.poll(() => page.title(), slow).not.toBe(before)
        await page.getByRole('heading', { level: 1 }).waitFor()
        const found = await page.evaluate(() => ({
          scrolled: scrollY,
          isBelow:
            (document.querySelector('h1')?.getBoundingClientRect().top ?? 0) >=
            (document.querySelector('header')?.getBoundingClientRect().bottom ?? 0),
          focused: document.activeElement?.id,
        }))
        expect([hash, found]).toEqual([hash, { scrolled: 0, isBelow: true, focused: 'main' }])
      }
    },
  )

  it.each(['EN', 'KO'])(
    '%s: what a control shows is in its name, at every width',
    async (language) => {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        for (const hash of ['#/runs', '#/run/digits/explore', '#/new']) {
          await show(hash)
          await page.getByRole('heading', { level: 1 }).waitFor()
          await page.evaluate(axeCore.source)
          const found = await page.evaluate(async () => {
            const rule = 'label-content-name-mismatch'
            const runOnly = { type: 'rule', values: [rule] }
            const { violations } = await axe.run({ runOnly, rules: { [rule]: { enabled: true } } })
            return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
          })
          expect([hash, width, found]).toEqual([hash, width, []])
        }
        if (width === 390) {
          const change = page.locator('header button').first()
          const shown = (await change.locator('.narrow').textContent())?.trim() ?? ''
          expect(await page.getByRole('button', { name: shown, exact: true }).count()).toBe(1)
        }
      }
      const name = language === 'EN' ? '한국어' : 'English'
      await page.getByRole('button', { name, exact: true }).click()
    },
  )

  it('shows the cells of the row under the pointer', async () => {
    await show('#/run/rows/latent')
    await page.locator('canvas[data-drawn]').waitFor()
    await page.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('dl dt').allTextContents(), slow).toEqual([...columnNames])
    const cells = await page.locator('dl dd').allTextContents()
    const known = cells.map((text) => (text === 'missing' ? '' : text))
    const rows = mixedTable({ rows: 60, missing: 0.1 }).holed
    const isSame = (texts: readonly string[]) =>
      texts.every(
        (text, at) => text === known[at] || Math.abs(Number(text) - Number(known[at])) < 1e-3,
      )
    expect(rows.filter(isSame)).toHaveLength(1)
  })

  it('draws in colours for a model of colours', async () => {
    await show('#/run/colours/try')
    const pad = page.getByRole('application', { name: 'Drawing pad' })
    const { x = 0, y = 0, width = 0, height = 0 } = (await pad.boundingBox()) ?? {}
    // As wide as the model's images.
    expect(width / height).toBeCloseTo(2, 1)
    const group = (name: string) => page.getByRole('group', { name, exact: true })
    await group('Pen').getByRole('radio', { name: 'Red' }).check({ force: true })
    await page.mouse.move(x + width / 2, y + height / 4)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + (3 * height) / 4)
    await page.mouse.up()
    await group('Background').getByRole('radio', { name: 'Yellow' }).check({ force: true })
    const given = page.getByRole('img', { name: 'The model’s input', exact: true })
    const pixel = (left: number, top: number) =>
      given.evaluate(
        (canvas: HTMLCanvasElement, [left, top]) =>
          Array.from(
            canvas.getContext('2d')?.getImageData(left as number, top as number, 1, 1).data ?? [],
          ),
        [left, top],
      )
    await expect.poll(() => pixel(0, 0), slow).toEqual([251, 192, 45, 255])
    const [red = 0, green = 0, blue = 0] = await pixel(8, 4)
    expect(red).toBeGreaterThan(200)
    // Its edges are blended with the background.
    expect(Math.max(green, blue)).toBeLessThan(130)
    await page.getByRole('img', { name: 'Reconstruction', exact: true }).waitFor()
    await page.locator('ol > li').first().waitFor()
    expect(faults).toEqual([])
  })

  it('says what a queue waits for while a run is paused, and lets it go on', async () => {
    const start = async (epochs: number) => {
      const training = { ...tiny().training, epochs }
      const body = { configuration: { ...tiny(), training } }
      return (await studio.json('/api/runs', { method: 'POST', body })).name as string
    }
    const [paused, waiting] = [await start(100_000), await start(1)]
    await studio.untilRow(paused, (row) => row?.epochs > 0)
    await show(`#/run/${paused}`)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText(`${paused} is paused, and 1 queued wait for it.`).waitFor()
    await follow(`#/run/${waiting}`)
    await page.getByText(`This run waits for the paused run ${paused}`).waitFor()
    await follow('#/runs')
    await page.getByText(`wait for the paused run ${paused}`).waitFor()
    await page.locator('section').getByRole('button', { name: 'Stop' }).click()
    await studio.untilRow(waiting, (row) => row?.status === 'finished')
    // An action ends, and a view of a model that is updated, although their page was left.
    await show(`#/run/${paused}`)
    await page.getByRole('button', { name: 'Resume' }).click()
    await follow('#/runs')
    await studio.untilRow(paused, (row) => row?.status === 'running' && row.steps > 0)
    await follow(`#/run/${paused}/explore`)
    await page.locator('.walk button').first().waitFor()
    await follow(`#/run/${paused}/figures`)
    await page.getByText('Metrics of the training').waitFor()
    await studio.ask(`/api/runs/${paused}/stop`, { method: 'POST' })
    await studio.untilRow(paused, (row) => row?.status === 'interrupted')
    expect(faults).toEqual([])
  })

  it('without the server opens the views beside an open one; a new run opens when it is back', async () => {
    await show('#/run/digits/latent')
    const last = page.waitForResponse(/digits.*encoder\.onnx/)
    await page.locator('canvas[data-drawn]').waitFor()
    await (await last).finished()
    const parts = ['ExploreView', 'TryView', 'NewRunPage']
    const loaded = () =>
      page.evaluate((names) => {
        const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
        const isLoaded = (name: string) =>
          entries.some(
            (each) =>
              each.name.includes(`${name}-`) && each.name.endsWith('.js') && each.responseEnd > 0,
          )
        return names.filter(isLoaded)
      }, parts)
    await expect.poll(loaded, slow).toEqual(parts)
    const { port } = studio.address
    await studio.close()
    await page.getByText('The server does not answer.').waitFor()
    await page.getByRole('tab', { name: 'Explore' }).click()
    const decoded = page.locator('.here canvas').first()
    const isDrawn = () =>
      decoded.evaluate((canvas: HTMLCanvasElement) =>
        Boolean(
          canvas
            .getContext('2d')
            ?.getImageData(0, 0, canvas.width, canvas.height)
            .data.some((value) => value !== 0),
        ),
      )
    await expect.poll(isDrawn, slow).toBe(true)
    await page.locator('.walk button').first().waitFor()
    await page.getByRole('tab', { name: 'Try it' }).click()
    await page.getByRole('application', { name: 'Drawing pad' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.locator('ol > li').nth(7).waitFor()
    await follow('#/new')
    await page.getByText('this opens as soon as it is back').waitFor()
    studio = await StudioProcess.open(place, ['--port', port])
    await page.getByRole('button', { name: 'Start training' }).waitFor()
  })

  it('a site that is opened as a file says how to serve it, in both languages', async () => {
    const published = await place.jamjae(['publish', 'runs/digits', '--out', 'site'])
    expect(published).toMatchObject({ code: 0 })
    const visitor = await browser.newPage()
    await visitor.goto(`file://${place.path('site', 'index.html')}`)
    await visitor
      .getByRole('heading', { name: 'This page has to come from a web server' })
      .waitFor()
    await visitor.locator('[lang=ko]').getByText('웹 서버').waitFor()
    expect(await visitor.getByText('python3 -m http.server').first().isVisible()).toBe(true)
    await visitor.close()
    const withoutScripts = await browser.newContext({ javaScriptEnabled: false })
    const plain = await withoutScripts.newPage()
    await plain.goto(`file://${place.path('site', 'index.html')}`)
    const note = plain.locator('noscript')
    expect([await note.isVisible(), await note.textContent()]).toEqual([
      true,
      expect.stringMatching(/needs JavaScript/),
    ])
    await withoutScripts.close()
  })
})
