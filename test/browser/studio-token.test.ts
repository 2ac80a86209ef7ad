// The address with the token, opened from another site, leads into the studio in a real Chromium.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from '../command.js'
import { StudioProcess } from '../studio/studio-process.js'
import { findChromium, startChromium } from './chromium.js'
import { type StaticServer, serveFiles } from './static-server.js'

const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'

describe.skipIf(!chromium)(`the address with the token${reason}`, () => {
  let place: Workplace
  let studio: StudioProcess
  let address: URL
  let browser: Browser
  let mail: StaticServer

  beforeAll(async () => {
    place = await Workplace.open()
    studio = await StudioProcess.open(place, ['--token', 'open sesame'])
    // Another name is another site.
    address = new URL(studio.address)
    address.hostname = 'localhost'
    const pages = { '/mail.html': `<a href="${address}">the studio</a>` }
    mail = await serveFiles(place.folder, { isolated: false, pages })
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
  })
  afterAll(async () => {
    await browser?.close()
    await studio?.close()
    await mail?.close()
    await place?.close()
  })

  it('opened from another site shows the studio, and is removed from the address', async () => {
    const page = await browser.newPage({ locale: 'en-US' })
    await page.goto(`${mail.url}/mail.html`)
    await page.getByRole('link').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(page.url()).toBe(new URL('/', address).href)
    await page.goBack()
    expect(page.url()).toBe(`${mail.url}/mail.html`)
  })
})
