// The studio's views that run a model in the page, in a real Chromium: latent space, explore, try, training, a site.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import axeCore from 'axe-core'
import { unzipSync } from 'fflate'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from '../command.js'
import { tinyConfiguration } from '../small-data.js'
import { StudioProcess } from '../studio/studio-process.js'
import { findChromium, startChromium } from './chromium.js'
import { serveFiles } from './static-server.js'

declare const axe: {
  run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
}

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'

describe.skipIf(!chromium)(`the studio's views${reason}`, () => {
  let place: Workplace
  let studio: StudioProcess
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    place = await Workplace.open()
    await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
    const trained = await place.jamjae(['train', 'tiny.json', '--out', 'runs/tiny', '--quiet'])
    expect(trained).toMatchObject({ code: 0 })
    const conditional = [
      ...['train', 'tiny.json', '--out', 'runs/conditional', '--quiet', '--epochs', '1'],
      ...['--set', 'model.condition.type=labels'],
    ]
    expect(await place.jamjae(conditional)).toMatchObject({ code: 0 })
    const upper = { encoder: [], latent: 2, decoder: [] }
    const { model } = tinyConfiguration()
    const ladder = { ...tinyConfiguration(), model: { ...model, type: 'ladderVae', upper } }
    await writeFile(place.path('ladder.json'), JSON.stringify(ladder))
    const levels = ['train', 'ladder.json', '--out', 'runs/ladder', '--quiet', '--epochs', '1']
    expect(await place.jamjae(levels)).toMatchObject({ code: 0 })
    studio = await StudioProcess.open(place)
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
    page = await openPage(browser, faults)
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    await place?.close()
  })
  const show = (hash: string) => page.goto(new URL(hash, studio.address).href)

  it('shows all codes, the image under the pointer, its neighbours, and only selected labels', async () => {
    await show('#/run/tiny/latent')
    const plot = page.getByRole('application')
    await drawn(page, 9000)
    expect(await seriousFaults(page)).toEqual([])

    await plot.focus()
    await page.keyboard.press('ArrowRight')
    await expectText(page, /Example [\d,]+, label \d/)
    const [image, rebuilt] = [picture(page, 'Image'), picture(page, 'Reconstruction')]
    await changed(image, blank)
    await changed(rebuilt, blank)
    await page.keyboard.press('Enter')
    await page.locator('ol > li').nth(7).waitFor()

    const before = await pixels(page.locator('canvas[data-drawn]'))
    await page.getByRole('button', { name: '1', exact: true }).click()
    await changed(page.locator('canvas[data-drawn]'), before)
  })

  it('decodes at the pointer, draws samples and interpolates between images', async () => {
    await show('#/run/tiny/explore')
    const plane = page.getByRole('application')
    const decoded = page.locator('.plane .here canvas')
    let before = await changed(decoded, blank)
    await plane.hover({ position: { x: 20, y: 30 } })
    before = await changed(decoded, before)
    await plane.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await changed(decoded, before)

    const sample = picture(page, 'Sample 1')
    const first = await changed(sample, blank)
    await page.getByRole('button', { name: 'New samples' }).click()
    const second = await changed(sample, first)
    const seed = page.getByLabel('Seed')
    for (const wrong of ['1e30', '-5', '1.5', '']) {
      await seed.fill(wrong)
      await seed.press('Enter')
      await expectText(page, /A whole number from 0 to 9007199254740991/)
      expect(await seed.getAttribute('aria-invalid')).toBe('true')
      await seed.fill('2')
      await seed.press('Enter')
      await expect.poll(() => seed.getAttribute('aria-invalid')).toBe(null)
    }
    expect(await pixels(sample)).toBe(second)
    expect(faults).toEqual([])

    const walker = page.locator('.walk .now canvas')
    const start = await changed(walker, blank)
    await page.getByRole('slider', { name: 'Position' }).fill('1')
    await changed(walker, start)
    expect(await seriousFaults(page)).toEqual([])
  })

  it('reconstructs a drawn digit and a picture', async () => {
    await show('#/run/tiny/try')
    await drawSeven(page)
    const rebuilt = await changed(picture(page, 'Reconstruction'), blank)
    await page.locator('ol > li').nth(7).waitFor()
    expect(await seriousFaults(page)).toEqual([])

    const png = await readFile(place.path('runs', 'tiny', 'pictures', 'reconstructions.png'))
    const file = { name: 'some.png', mimeType: 'image/png', buffer: png }
    await page.locator('input[type=file]').setInputFiles(file)
    await changed(picture(page, 'Reconstruction'), rebuilt)
    await page.getByText('Draw here').waitFor({ state: 'detached' })

    const pad = page.getByRole('application', { name: 'Drawing pad' })
    const pen = pad.locator('.pen')
    await pad.focus()
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowDown')
    const [whole, circle] = [await pad.boundingBox(), await pen.boundingBox()]
    const lowest = (whole?.y ?? 0) + (whole?.height ?? 0)
    expect((circle?.y ?? 0) + (circle?.height ?? 0)).toBeLessThanOrEqual(lowest + 0.5)
    await page.keyboard.press('Delete')
    await page.getByText('Draw here').waitFor()
    expect(await pen.getAttribute('style')).toMatch(/left: 50%; top: 50%/)
  })

  it('moves the lower latents of a ladder with the upper ones', async () => {
    await show('#/run/ladder/explore')
    const level = (name: RegExp) => page.getByRole('group', { name })
    const [above, below] = [level(/^Upper level/), level(/^Lower level/)]
    await above.getByRole('slider').nth(1).waitFor()
    const valuesOf = (group: Locator) =>
      group
        .getByRole('slider')
        .evaluateAll((all) => all.map((each) => Number((each as HTMLInputElement).value)))
    const decoder = page.locator('.sliders .here canvas')
    const before = await changed(decoder, blank)
    const start = await valuesOf(below)
    expect(start).toHaveLength(tinyConfiguration().model.latent)
    await above.getByRole('slider').first().fill('3')
    await expect.poll(() => valuesOf(below)).not.toEqual(start)
    const moved = await changed(decoder, before)
    const descended = await valuesOf(below)
    await below.getByRole('slider').first().fill(String(start[0]))
    await changed(decoder, moved)
    expect((await valuesOf(below)).slice(1)).toEqual(descended.slice(1))
    expect(await valuesOf(above)).toContain(3)
    await page.getByRole('button', { name: 'To the centre' }).click()
    await expect.poll(() => valuesOf(above)).toEqual([0, 0])
    expect(await seriousFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('explores and tries a conditional model for the chosen label', async () => {
    const label = (name: string) => page.getByRole('radio', { name, exact: true })
    await show('#/run/conditional/explore')
    const canvases = [
      page.locator('.plane .area canvas').first(),
      page.locator('.plane .here canvas'),
      picture(page, 'Sample 1'),
      page.locator('.walk .now canvas'),
      page.locator('.strip canvas').first(),
    ]
    const zero = []
    for (const canvas of canvases) zero.push(await whole(canvas))
    expect(await seriousFaults(page)).toEqual([])
    await label('7').check({ force: true })
    for (const [at, canvas] of canvases.entries()) await changed(canvas, zero[at] ?? '')
    await label('0').check({ force: true })
    // The same as before.
    for (const [at, canvas] of canvases.entries())
      await expect.poll(() => pixels(canvas), { timeout: 60_000 }).toBe(zero[at])

    await show('#/run/conditional/try')
    await drawSeven(page)
    const rebuilt = await changed(picture(page, 'Reconstruction'), blank)
    await label('7').check({ force: true })
    await changed(picture(page, 'Reconstruction'), rebuilt)
    expect(await seriousFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('trains in the tab as in Node, and the command line resumes it', async () => {
    await show('#/tab')
    expect(await seriousFaults(page)).toEqual([])
    const words = ['--epochs', '1', '--seed', '5', '--quiet']
    const reference = place.jamjae(['train', 'relu-vae-2d', '--out', 'reference', ...words])
    await page.getByLabel('Recipe').selectOption('relu-vae-2d')
    await page.getByLabel('Epochs').fill('1')
    await page.getByLabel('Seed').fill('5')
    await page.getByRole('button', { name: 'Start training' }).click()
    // It continues while other pages are open, and the page's header links back.
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('link', { name: /in this tab:/ }).click()
    const download = page.getByRole('button', { name: 'Download the run' })
    await download.waitFor({ timeout: 120_000 })
    for (const tab of ['Reconstructions', 'Latent space', 'Explore', 'Curves'])
      await page.getByRole('tab', { name: tab }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
    const files = unzipSync(await readFile(await file.path()))

    expect(await reference).toMatchObject({ code: 0 })
    const run = JSON.parse(textOf(files, /\/run\.json$/))
    const { validation, data } = await place.json('reference', 'run.json')
    expect(run).toMatchObject({ status: 'finished', data, progress: { epochs: 1 } })
    expect(Math.abs(run.validation.loss / validation.loss - 1)).toBeLessThan(0.005)
    const codes = Object.entries(files).find(([name]) => name.endsWith('/codes/0001.f32'))?.[1]
    expect(codes?.length).toBe(1000 * 2 * 4)

    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(dirname(place.path(name)), { recursive: true })
      await writeFile(place.path(name), bytes)
    }
    const resumed = await place.jamjae(['resume', run.name, '--epochs', '2', '--quiet'])
    expect(resumed).toMatchObject({ code: 0, stderr: '' })
    expect(await place.json(run.name, 'run.json')).toMatchObject({ progress: { epochs: 2 } })
  })

  it('offers nothing that needs missing weights', async () => {
    await cp(place.path('runs', 'tiny'), place.path('runs', 'bare'), { recursive: true })
    for (const folder of ['checkpoints', 'model'])
      await rm(place.path('runs', 'bare', folder), { recursive: true, force: true })
    for (const tab of ['latent', 'explore', 'try', 'files']) {
      await show(`#/run/bare/${tab}`)
      await page.locator('.view').getByText('The weights of this run are missing').waitFor()
    }
    expect(await page.getByRole('link', { name: /onnx/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Train further' }).count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('is published as files for any server', async () => {
    expect(await place.jamjae(['publish', 'runs/tiny', '--out', 'site'])).toMatchObject({ code: 0 })
    const site = await serveFiles(place.path('site'), { isolated: false })
    const wrong: string[] = []
    const visitor = await openPage(browser, wrong)
    const asked: string[] = []
    visitor.on('request', (request) => asked.push(request.url()))
    await visitor.goto(`${site.url}/index.html`)
    await visitor.getByRole('tab', { name: 'Latent space' }).click()
    await drawn(visitor, 1000)
    asked.length = 0
    await visitor.getByRole('tab', { name: 'Explore' }).click()
    const decoded = visitor.locator('.plane .here canvas')
    const before = await changed(decoded, blank)
    // What the other view has read is not read again.
    expect(asked.filter((url) => url.includes('/codes/'))).toEqual([])
    await visitor.getByRole('application').hover({ position: { x: 20, y: 30 } })
    await changed(decoded, before)
    await visitor.getByRole('tab', { name: 'Try it' }).click()
    await drawSeven(visitor)
    await changed(picture(visitor, 'Reconstruction'), blank)
    const foreign = asked.filter((url) => !url.startsWith(site.url) && !/^(blob|data):/.test(url))
    expect({ wrong, foreign }).toEqual({ wrong: [], foreign: [] })
    await visitor.close()
    await site.close()
  })

  it('publishes the choice of a label', async () => {
    const publish = ['publish', 'runs/conditional', '--out', 'labels']
    expect(await place.jamjae(publish)).toMatchObject({ code: 0 })
    const site = await serveFiles(place.path('labels'), { isolated: false })
    const visitor = await openPage(browser, [])
    await visitor.goto(`${site.url}/index.html`)
    await visitor.getByRole('tab', { name: 'Explore' }).click()
    const sample = await changed(picture(visitor, 'Sample 1'), blank)
    await visitor.getByRole('radio', { name: '3', exact: true }).check({ force: true })
    await changed(picture(visitor, 'Sample 1'), sample)
    await visitor.close()
    await site.close()
  })

  it('reads everything of a run once', async () => {
    const visitor = await openPage(browser, [])
    const asked: string[] = []
    visitor.on('request', (request) => asked.push(request.url()))
    await visitor.goto(new URL('#/run/tiny/latent', studio.address).href)
    await drawn(visitor, 9000)
    await visitor.waitForTimeout(500)
    const times = (name: string) => asked.filter((url) => url.endsWith(`/tiny/${name}`)).length
    const metrics = ['metrics.json', 'codes/train.f32', 'codes/train.kl.json', 'labels/train.u8']
    expect(metrics.map(times)).toEqual([1, 1, 1, 1])
    // The page and the view.
    expect(times('run.json')).toBe(2)
    await visitor.close()
  })

  it('reports a later load that failed, and returns to the data on the page', async () => {
    const visitor = await openPage(browser, [])
    const refusal = { status: 409, json: { error: { message: 'Not now.' } } }
    const ofValidation = /\/codes\/(validation|epochs)/
    await visitor.route(ofValidation, (route) => route.fulfill(refusal))
    await visitor.goto(new URL('#/run/tiny/latent', studio.address).href)
    await drawn(visitor, 9000)
    const split = visitor.getByLabel('Data')
    await split.selectOption('validation')
    await visitor.locator('.notices').getByText('Not now.').waitFor()
    await expect.poll(() => split.inputValue()).toBe('train')
    await drawn(visitor, 9000)

    const player = visitor.getByRole('slider', { name: 'Epoch' })
    const text = () => player.getAttribute('aria-valuetext')
    await player.fill('0')
    await visitor.locator('.notices').getByText('Not now.').nth(1).waitFor()
    await expect.poll(text).toBe('Now')
    // A failure is not cached.
    await visitor.unroute(ofValidation)
    await player.fill('0')
    await drawn(visitor, 1000)
    expect(await text()).toBe('Epoch 1')
    await visitor.close()
  })

  it('shows the codes of an epoch only with their own labels', async () => {
    const visitor = await openPage(browser, [])
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await visitor.route('**/codes/validation.f32', async (route) => {
      await held
      await route.continue()
    })
    await visitor.goto(new URL('#/run/tiny/latent', studio.address).href)
    await drawn(visitor, 9000)
    const player = visitor.getByRole('slider', { name: 'Epoch' })
    const codes = visitor.waitForResponse(/codes\/epochs\/0001/)
    await player.fill('0')
    await codes
    await visitor.waitForTimeout(300)
    await drawn(visitor, 9000)
    goOn()
    await drawn(visitor, 1000)
    await visitor.getByLabel('Data').selectOption('train')
    await drawn(visitor, 9000)
    expect(await player.getAttribute('aria-valuetext')).toBe('Now')
    await visitor.close()
  })

  it('keeps the focus at the queue, announces changes, and follows a training in Try it', async () => {
    const { configuration } = await place.json('runs', 'tiny', 'run.json')
    const training = { ...configuration.training, epochs: 100_000 }
    const start = async (name: string) => {
      const body = { configuration: { ...configuration, name, training } }
      return (await studio.json('/api/runs', { method: 'POST', body })).name as string
    }
    const [run, waiting, last] = [await start('long'), await start('waiting'), await start('last')]
    const { queue } = await studio.json('/api/state')
    const visitor = await openPage(browser, [])
    const visit = (hash: string) => visitor.goto(new URL(hash, studio.address).href)
    await visit('#/runs')
    await visitor.getByRole('button', { name: `Remove ${last} from the queue` }).press('Enter')
    await expect.poll(() => visitor.evaluate(() => document.activeElement?.id)).toBe('queue')

    await visit(`#/run/${waiting}`)
    await visitor.getByText('This run waits for its turn').first().waitFor()
    await studio.ask(`/api/queue/${queue[0].id}`, { method: 'DELETE' })
    await visitor.getByText('There is no run of this name').waitFor()

    await visit(`#/run/${run}/try`)
    await drawSeven(visitor)
    const rebuilt = await changed(picture(visitor, 'Reconstruction'), blank)
    await changed(picture(visitor, 'Reconstruction'), rebuilt)
    await visitor.close()
    await studio.ask(`/api/runs/${run}/stop`, { method: 'POST' })
  })

  it('continues to decode when the server is unreachable', async () => {
    await show('#/run/tiny/explore')
    const decoded = page.locator('.plane .here canvas')
    const before = await changed(decoded, blank)
    // All views are loaded by then.
    await page.waitForTimeout(2000)
    expect(faults).toEqual([])
    await studio.close()
    await page.getByRole('application').hover({ position: { x: 20, y: 30 } })
    await changed(decoded, before)
    await page.getByRole('tab', { name: 'Metrics' }).click()
    await page.getByText('this opens as soon as it is back').waitFor()
  })
})

/** The content of an empty canvas. */
const blank = 'blank'

/** Opens an empty page; its errors are collected in `faults`. */
async function openPage(browser: Browser, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', acceptDownloads: true })
  const page = await context.newPage()
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return page
}

function picture(page: Page, name: string): Locator {
  return page.getByRole('img', { name, exact: true })
}

/** Waits until a plot of so many points was drawn. */
async function drawn(page: Page, points: number): Promise<void> {
  await page.locator(`canvas[data-drawn="${points}"]`).waitFor()
}

async function pixels(canvas: Locator): Promise<string> {
  return canvas.evaluate((element: HTMLCanvasElement, blank) => {
    const context = element.getContext('2d')
    const { data } = context?.getImageData(0, 0, element.width, element.height) ?? { data: [] }
    return data.some((value) => value !== 0) ? Array.from(data).join() : blank
  }, blank)
}

/** Waits until every pixel of a canvas is opaque (the plane is drawn row by row); resolves to its content. */
async function whole(canvas: Locator): Promise<string> {
  const isWhole = async () => {
    const content = await pixels(canvas)
    return (
      content !== blank && content.split(',').every((value, at) => at % 4 < 3 || value === '255')
    )
  }
  await expect.poll(isWhole, { timeout: 60_000 }).toBe(true)
  return pixels(canvas)
}

/** Waits until a canvas has other content; resolves to that. */
async function changed(canvas: Locator, before: string): Promise<string> {
  await expect.poll(() => pixels(canvas), { timeout: 60_000 }).not.toBe(before)
  return pixels(canvas)
}

async function expectText(page: Page, text: RegExp): Promise<void> {
  await page.getByText(text).first().waitFor()
}

async function drawSeven(page: Page): Promise<void> {
  const pad = page.getByRole('application', { name: 'Drawing pad' })
  const { x = 0, y = 0, width = 0 } = (await pad.boundingBox()) ?? {}
  const strokes = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.45, 0.8],
  ] as const
  for (const [at, [across, down]] of strokes.entries()) {
    await page.mouse.move(x + across * width, y + down * width, { steps: 5 })
    if (at === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

/** What axe-core calls serious or critical. */
async function seriousFaults(page: Page): Promise<string[]> {
  // By the debugging protocol: the page's policy blocks scripts.
  await page.evaluate(axeCore.source)
  const { violations } = await page.evaluate(() => axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}

function textOf(files: Record<string, Uint8Array>, name: RegExp): string {
  const found = Object.keys(files).find((path) => name.test(path)) ?? ''
  return new TextDecoder().decode(files[found])
}
