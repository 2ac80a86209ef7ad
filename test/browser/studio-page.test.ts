// The studio in a real Chromium: a run is started, watched, stopped, disconnected and reconnected, in two languages.
import { mkdir, writeFile } from 'node:fs/promises'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, Workplace } from '../command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'
import { quietPort } from '../studio/quiet-port.js'
import { findChromium, startChromium } from './chromium.js'

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
/** More than a test ever waits for: runs are stopped. */
const manyEpochs = 100_000
/** A busy machine is slow. */
const slow = { timeout: 60_000 }

interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly { readonly node: Node | null }[]
}

describe.skipIf(!chromium)(`the studio${reason}`, () => {
  const faults: string[] = []
  let place: Workplace
  let server: Running
  let browser: Browser
  let page: Page
  let address: string
  let run: string

  beforeAll(async () => {
    place = await Workplace.open()
    await writeIdxFolder(place.path('digits'), await fewDigits({ training: 1000 }))
    await mkdir(place.path('runs', 'damaged'), { recursive: true })
    await writeFile(place.path('runs', 'damaged', 'run.json'), '{ "format": ')
    const port = await quietPort()
    address = `http://127.0.0.1:${port}/`
    server = await startServer(place, port)
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
    await page.goto(address)
  })
  afterAll(async () => {
    await browser?.close()
    server?.child.kill('SIGKILL')
    await server?.ended
    await place?.close()
  })

  it('shows a broken folder with the reason', async () => {
    const row = page.getByRole('row', { name: /damaged/ })
    await row.getByText('Broken').last().waitFor()
    expect(await row.textContent()).toMatch(/run\.json.*JSON/)
  })

  it('starts a run from the form, which the address fills in', async () => {
    const configuration = { ...tinyConfiguration(), data: { source: place.path('digits') } }
    await page.goto(`${address}#/new?c=${encodeURIComponent(JSON.stringify(configuration))}`)
    const epochs = page.getByRole('textbox', { name: 'Epochs' })
    await expect.poll(() => epochs.inputValue(), slow).toBe('2')
    const latents = page.getByRole('textbox', { name: 'Latents' })
    await latents.fill('-1')
    await page.getByText('More than 0.').waitFor()
    const start = page.getByRole('button', { name: 'Start training' })
    expect(await start.isDisabled()).toBe(true)
    await latents.fill('3')
    const source = page.getByRole('combobox', { name: 'Source' })
    await source.fill('nowhere')
    await page
      .locator('.problem')
      .getByText(/nowhere.*Check the spelling/)
      .waitFor()
    expect(await start.isDisabled()).toBe(true)
    // The error of a field disappears when it is corrected, although there is another error now.
    await source.fill(place.path('digits'))
    await latents.fill('-3')
    await expect.poll(() => page.locator('.problem').allTextContents()).toEqual(['More than 0.'])
    await latents.fill('3')
    const header = page.getByRole('combobox', { name: 'Header' })
    await page.getByText('More', { exact: true }).first().click()
    expect(await header.locator('option').allTextContents()).toEqual(['automatic', 'Yes', 'No'])
    expect(await header.inputValue()).toBe('')
    await epochs.fill(String(manyEpochs))
    await expect.poll(() => start.isEnabled(), slow).toBe(true)
    await expect.poll(() => page.url(), slow).toMatch(/#\/new\?c=[\w-]+$/)
    await page.reload()
    await expect.poll(() => latents.inputValue(), slow).toBe('3')
    await start.click()
    await page.waitForURL(/#\/run\/tiny-/)
    run = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    expect(run).toMatch(/^tiny-/)
    expect(faults).toEqual([])
  })

  it('shows the curve grow, and moves nothing meanwhile', async () => {
    await page.locator('canvas').first().waitFor()
    await expect.poll(() => stepOf(page), slow).toBeGreaterThan(0)
    const shift = page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const moved: unknown[] = []
          const watcher = new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as LayoutShift[])
              for (const { node } of entry.sources) moved.push(node?.parentElement?.outerHTML)
          })
          watcher.observe({ type: 'layout-shift' })
          setTimeout(() => resolve(moved), 1500)
        }),
    )
    const picture = () => page.locator('canvas').first().screenshot()
    const [before, drawn] = [await stepOf(page), await picture()]
    await expect.poll(() => stepOf(page), slow).toBeGreaterThan(before + 20)
    await expect.poll(async () => (await picture()).equals(drawn), slow).toBe(false)
    expect(await shift).toEqual([])
  })

  it('pauses and continues', async () => {
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.locator('.progress').getByText('Paused').waitFor()
    // The server has nothing more to send; a page that missed a part reads it.
    const { training } = await (await page.request.get(`${address}api/state`)).json()
    const held = training.step
    expect(training).toMatchObject({ name: run, paused: true, step: expect.any(Number) })
    await expect.poll(() => stepOf(page), slow).toBe(held)
    // A page that is loaded now has not received the earlier steps.
    const reached = () =>
      page.locator('.progress').evaluate((each) => {
        const bar = each.querySelector('progress')
        return [bar?.value, each.querySelector('.numbers span')?.textContent]
      })
    const before = await reached()
    await page.reload()
    await page.locator('.progress').getByText('Paused').waitFor()
    await expect.poll(reached, slow).toEqual(before)
    await expect.poll(() => stepOf(page), slow).toBe(held)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => stepOf(page), slow).toBeGreaterThan(held)
  })

  it('loses nothing when it is reloaded in the middle', async () => {
    const before = await stepOf(page)
    await page.reload()
    await expect.poll(() => stepOf(page), slow).toBeGreaterThan(before)
    await page.getByText('The metrics as a table').click()
    const rows = page.locator('details tbody th')
    await expect.poll(() => rows.count(), slow).toBeGreaterThan(3)
    const epochs = (await rows.allTextContents()).map(Number)
    expect(epochs).toEqual(epochs.map((_, at) => at + 1))
  })

  it('stops and resumes', async () => {
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.locator('.progress').getByText('Stopped').waitFor()
    const stopped = await stepOf(page)
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.locator('.progress').getByText('Training').waitFor()
    await expect.poll(() => stepOf(page), slow).toBeGreaterThan(stopped)
  })

  it('reports that the server is unreachable, and continues when it is back', async () => {
    expect(faults).toEqual([])
    const comparing = await page.context().newPage()
    await comparing.goto(`${address}#/compare?runs=${run}`)
    await comparing.locator('canvas').first().waitFor()
    server.child.kill('SIGKILL')
    const readAgain = comparing.waitForResponse(/metrics\.json/)
    await page.getByText('The server does not answer.').waitFor()
    server = await startServer(place, Number(new URL(address).port))
    await page.getByText('The server does not answer.').waitFor({ state: 'detached' })
    await readAgain
    await comparing.close()
    await page.locator('.progress').getByText('Stopped').waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.locator('.progress').getByText('Training').waitFor()
    const steps = await stepOf(page)
    await expect.poll(() => stepOf(page), slow).toBeGreaterThan(steps)
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.locator('.progress').getByText('Stopped').waitFor()
    // Chromium logs every refused connection.
    const others = faults.filter((fault) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(fault))
    expect(others).toEqual([])
    faults.length = 0
  })

  it('evaluates the run and shows the metrics', async () => {
    await page.getByRole('tab', { name: 'Metrics' }).click()
    await page.getByRole('button', { name: 'Evaluate', exact: true }).click()
    await page.getByRole('rowheader', { name: 'KL (nats)', exact: true }).waitFor()
    await page.getByRole('rowheader', { name: 'posterior', exact: true }).waitFor()
    expect(await page.locator('ol').textContent()).toMatch(/Latent 1/)
  })

  it('measures samples by a classifier, and shows the share of each class', async () => {
    await page.getByLabel('Also the quality of samples').check()
    await page.getByLabel('compared by').selectOption('a classifier of the labels')
    await page.getByRole('button', { name: 'Evaluate again' }).click()
    await page.getByRole('heading', { name: 'Quality of samples' }).waitFor(slow)
    const section = page.locator('section').filter({ hasText: 'Quality of samples' })
    const text = (await section.textContent())?.replaceAll(/\s+/g, ' ')
    expect(text).toMatch(/20 samples .* by 128 features of a classifier/)
    const term = (name: string) => page.locator('dl > div').filter({ hasText: name })
    expect(await term('Precision (k = 5)').textContent()).toMatch(/\d/)
    expect(await term('Nearest training example').textContent()).toMatch(/\d\.\d\d ×/)
    expect(await page.getByRole('row', { name: /^9 .*%.*%/ }).count()).toBe(1)
  })

  it('is usable by keyboard', async () => {
    await page.getByRole('tab', { name: 'Metrics' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/\/files$/)
    await page.getByRole('link', { name: 'model/decoder.onnx' }).waitFor()
    await page.keyboard.press('Home')
    await page.waitForURL(/#\/run\/[^/]+$/)
    expect(await focused(page)).toBe('Curves')
    await page.goto(`${address}#/runs`)
    await page.getByRole('checkbox', { name: /^Select tiny-/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('damaged')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/run\/tiny-/)
  })

  it('selects all runs, some, or a range', async () => {
    await page.goto(`${address}#/runs`)
    const all = page.getByRole('checkbox', { name: 'Select all' })
    const chosen = () => page.locator('tbody input:checked').count()
    const isPartly = () => all.evaluate((box: HTMLInputElement) => box.indeterminate)
    await all.check()
    expect(await chosen()).toBe(2)
    await page.getByRole('checkbox', { name: 'Select damaged' }).uncheck()
    expect([await chosen(), await isPartly()]).toEqual([1, true])
    await page.getByRole('button', { name: 'Clear' }).click()
    expect([await chosen(), await isPartly()]).toEqual([0, false])
    await page.getByRole('checkbox', { name: 'Select damaged' }).check()
    await page
      .locator('tbody input')
      .first()
      .click({ modifiers: ['Shift'] })
    expect(await chosen()).toBe(2)
    await page.getByRole('button', { name: 'Clear' }).click()
  })

  it('keeps filter and order while a run is open', async () => {
    await page.goto(`${address}#/runs`)
    const search = page.getByRole('searchbox')
    const status = page.getByRole('combobox', { name: 'Status' })
    const column = page.getByRole('columnheader', { name: 'Recipe' })
    await search.fill('tiny')
    await status.selectOption('stopped')
    await column.getByRole('button').click()
    await page.getByRole('link', { name: run }).click()
    await page.waitForURL(/#\/run\//)
    await page.goBack()
    expect(await search.inputValue()).toBe('tiny')
    expect(await status.inputValue()).toBe('stopped')
    expect(await column.getAttribute('aria-sort')).toBe('ascending')
    await search.fill('')
    await status.selectOption('')
  })

  it('deletes a run and restores it', async () => {
    await page.goto(`${address}#/runs`)
    await page.getByRole('checkbox', { name: `Select ${run}` }).check()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('rowheader', { name: run }).waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')))
      .toBe('search')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('rowheader', { name: run }).waitFor()
  })

  it('copies the settings of a run to the form, and its data to another recipe', async () => {
    await page.getByRole('link', { name: run }).click()
    await page.getByRole('link', { name: 'New run with these settings' }).click()
    const latents = page.getByRole('textbox', { name: 'Latents' })
    await expect.poll(() => latents.inputValue(), slow).toBe('3')
    await page.locator('input[value="relu-vae-2d"]').check({ force: true })
    await expect.poll(() => latents.inputValue(), slow).toBe('2')
    const source = page.getByRole('combobox', { name: 'Source' })
    expect(await source.inputValue()).toBe(place.path('digits'))
    await page.goto(`${address}#/runs`)
  })

  it('can be Korean and dark, also after a reload', async () => {
    await page.getByRole('button', { name: '한국어' }).click()
    await page.getByRole('button', { name: '어두운 색' }).click()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '실행' }).waitFor()
    const root = page.locator('html')
    expect(await root.getAttribute('lang')).toBe('ko')
    expect(await root.getAttribute('data-theme')).toBe('dark')
    await page.getByRole('button', { name: 'English' }).click()
  })

  const pages = ['runs', 'new', 'run', 'run/reconstructions', 'run/figures', 'run/files', 'compare']
  it.each(pages)('%s has no accessibility violation, and is never too wide', async (name) => {
    const path =
      name.startsWith('run/') || name === 'run' ? name.replace('run', `run/${run}`) : name
    await page.goto(`${address}#/${path}${name === 'compare' ? `?runs=${run}` : ''}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // A page behind another one is not drawn.
    await page.bringToFront()
    for (const tone of ['Light', 'Dark']) {
      const change = page.getByRole('button', { name: `${tone} colours` })
      if (await change.isVisible()) await change.click()
      // Colours change gradually.
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))),
      )
      expect(await seriousFaults(page)).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('has logged nothing on the console', () => {
    expect(faults).toEqual([])
  })
})

async function startServer(place: Workplace, port: number): Promise<Running> {
  const words = ['studio', '--runs', 'runs', '--port', String(port), '--threads', '1']
  const server = place.start(words)
  await server.heard(/http:\/\/127/)
  return server
}

/** The step that the curves have reached. */
async function stepOf(page: Page): Promise<number> {
  const text = await page.locator('.told').first().textContent()
  return Number(/step ([\d,]+)/.exec(text ?? '')?.[1]?.replaceAll(',', '') ?? 0)
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.textContent?.trim())
}

async function seriousFaults(page: Page): Promise<string[]> {
  // Not as a script of the page, which its policy would block.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run(): Promise<{
            violations: { id: string; impact: string; nodes: { html: string }[] }[]
          }>
        }
      }
    ).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
