// Another language in a real Chromium: texts change, what the reader has typed and chosen stays.
import { writeFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Workplace } from '../command.js'
import { tinyConfiguration } from '../small-data.js'
import { StudioProcess } from '../studio/studio-process.js'
import { findChromium, startChromium } from './chromium.js'

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
/** A busy machine is slow. */
const slow = { timeout: 60_000 }

describe.skipIf(!chromium)(`the studio in another language${reason}`, () => {
  let place: Workplace
  let studio: StudioProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    place = await Workplace.open()
    await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
    const trained = await place.jamjae(['train', 'tiny.json', '--out', 'runs/tiny', '--quiet'])
    expect(trained).toMatchObject({ code: 0 })
    studio = await StudioProcess.open(place)
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
  })
  beforeEach(async () => {
    await page?.context().close()
    page = await (await browser.newContext({ locale: 'en-US' })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    await place?.close()
  })
  const show = (hash: string) => page.goto(new URL(hash, studio.address).href)
  /** To Korean; the rows of the runs have arrived in it, and a request sent afterwards is answered. */
  const toKorean = async () => {
    const rows = page.waitForResponse(/api\/runs$/)
    await page.getByRole('button', { name: '한국어' }).click()
    await page.getByRole('button', { name: 'English' }).waitFor()
    await rows
    await page.evaluate(() => fetch('api/recipes').then((answer) => answer.text()))
  }

  it('keeps the form of a run and its address', async () => {
    await show('#/new')
    const latents = page.locator('[id="model.latent"]')
    const epochs = page.locator('[id="training.epochs"]')
    const source = page.locator('[id="data.source"]')
    await expect.poll(() => epochs.inputValue(), slow).not.toBe('')
    await latents.fill('7')
    await epochs.fill('4')
    await source.fill('nothere.csv')
    const problems = page.locator('.problem')
    await problems.getByText(/nothere\.csv.*Check the path/).waitFor()
    const address = page.url()
    expect(address).toMatch(/#\/new\?c=/)

    await toKorean()
    await page.getByRole('heading', { level: 1, name: '새 실행' }).waitFor()
    await problems.getByText(/nothere\.csv.*[가-힣]/).waitFor()
    const values = () => Promise.all([latents, epochs, source].map((each) => each.inputValue()))
    expect(await values()).toEqual(['7', '4', 'nothere.csv'])
    expect(page.url()).toBe(address)

    // One error of the page, one of the server, and back.
    await latents.fill('-1')
    await problems.getByText('0보다 커야 합니다.').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await problems.getByText('More than 0.').waitFor()
    await problems.getByText(/nothere\.csv.*Check the path/).waitFor()
    expect(await values()).toEqual(['-1', '4', 'nothere.csv'])
  })

  it('shows no help that repeats the label', async () => {
    await show('#/new')
    const rate = page.getByRole('textbox', { name: 'Learning rate' })
    await expect.poll(() => rate.inputValue(), slow).not.toBe('')
    expect(await rate.getAttribute('aria-describedby')).toBe(null)
    const repeated = () =>
      page.locator('.one').evaluateAll((fields) =>
        fields.flatMap((field) => {
          const [label, help] = ['label', '.help'].map((part) =>
            field.querySelector(part)?.textContent?.trim().toLowerCase(),
          )
          return label === help ? [label] : []
        }),
      )
    expect(await repeated()).toEqual([])
    await toKorean()
    await page.getByText('학습률', { exact: true }).waitFor()
    expect(await repeated()).toEqual([])
  })

  it('keeps the form of a training in the tab', async () => {
    await show('#/tab')
    const recipe = page.getByRole('combobox').first()
    await recipe.selectOption('keras-vae-2d')
    const numbers = page.locator('form input')
    await numbers.nth(0).fill('7')
    await numbers.nth(1).fill('4')
    await numbers.nth(2).fill('11')
    await toKorean()
    await page.getByRole('heading', { level: 1, name: '이 탭에서 학습' }).waitFor()
    expect(await recipe.inputValue()).toBe('keras-vae-2d')
    const values = await numbers.evaluateAll((all: HTMLInputElement[]) =>
      all.map((each) => each.value),
    )
    expect(values).toEqual(['7', '4', '11'])
  })

  it('keeps the filter of the runs, and the options of the curves', async () => {
    await show('#/runs')
    const search = page.getByRole('searchbox')
    await search.fill('tin')
    await toKorean()
    await page.getByRole('heading', { level: 1, name: '실행' }).waitFor()
    expect(await search.inputValue()).toBe('tin')
    await page.getByRole('button', { name: 'English' }).click()

    await show('#/run/tiny')
    const smoothing = page.locator('.options input[type=range]')
    await smoothing.fill('0.5')
    const logarithmic = page.locator('.options input[type=checkbox]').nth(2)
    await logarithmic.uncheck()
    await toKorean()
    await page.getByText('평활').first().waitFor()
    expect(await smoothing.inputValue()).toBe('0.5')
    expect(await logarithmic.isChecked()).toBe(false)
  })

  it('keeps the place in the latent space that is explored', async () => {
    await show('#/run/tiny/explore')
    await page
      .getByRole('heading', { level: 2, name: 'Interpolation between two images' })
      .waitFor()
    const slider = page.getByRole('tabpanel').locator('input[type=range]').first()
    await slider.fill('1')
    const chosen = await slider.inputValue()
    await toKorean()
    await page.getByRole('tab', { name: '탐색' }).waitFor()
    expect(await slider.inputValue()).toBe(chosen)
  })
})
