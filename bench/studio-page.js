// Measures the studio in a page: first paint, decoding under the pointer, 60 000 points, memory.
import { setTimeout as sleep } from 'node:timers/promises'
import { median, newPage, quantile } from './studio-place.js'

/** Milliseconds to the first content: with an empty cache, and with a warm one. */
export async function firstPaint({ address }, browser, rounds) {
  const times = { empty: [], known: [] }
  for (let round = 0; round < rounds; round++) {
    const page = await newPage(browser)
    for (const kind of ['empty', 'known']) {
      await page.goto('about:blank')
      await page.goto(address)
      times[kind].push(await page.evaluate(contentful))
    }
    await page.context().close()
  }
  return { empty: median(times.empty), known: median(times.known) }
}

/** Milliseconds from the pointer's event to the pixels of the decoded picture. */
export async function hover({ address }, browser, run) {
  const page = await newPage(browser)
  await page.addInitScript(noteDecoding)
  await page.goto(new URL(`#/run/${run}/explore`, address).href)
  const plane = page.locator('.plane .area')
  await plane.waitFor()
  await sleep(4000)
  const box = await plane.boundingBox()
  await page.evaluate(() => globalThis.decoding.splice(0))
  for (let move = 0; move < 400; move++) {
    const x = box.x + box.width * (0.5 + 0.45 * Math.cos(move / 25))
    const y = box.y + box.height * (0.5 + 0.45 * Math.sin(move / 19))
    await page.mouse.move(x, y)
    await sleep(8)
  }
  await sleep(300)
  const times = await page.evaluate(() => globalThis.decoding)
  await page.context().close()
  return { count: times.length, half: median(times), most: quantile(times, 0.95) }
}

/** Milliseconds from the address to all codes of the training split drawn; then of each redraw on a zoom. */
export async function points({ address }, browser, run, count) {
  const page = await newPage(browser)
  await page.goto(address)
  await sleep(1000)
  const opened = await page.evaluate(openPlot, [run, count])
  const again = await page.evaluate(zoomOften, 10)
  await page.context().close()
  return { opened, again: median(again) }
}

/** Megabytes on the heap, listeners and elements of pages that watch a training, after each of these epochs. */
export async function memory({ address, ask }, browser, { configuration, epochs, tabs }) {
  const { name } = await ask('runs', { method: 'POST', body: { configuration } })
  const watching = []
  for (const tab of tabs) {
    const page = await newPage(browser)
    await page.goto(new URL(`#/run/${name}/${tab}`, address).href)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    watching.push({ tab, page, session, found: [] })
  }
  for (const epoch of epochs) {
    const last = epoch === configuration.training.epochs
    for (;;) {
      const { runs } = await ask('runs')
      const { epochs: done = 0, status } = runs.find((row) => row.name === name)
      if (last ? status === 'finished' : done >= epoch) break
      await sleep(50)
    }
    // Paused, so that all are measured after the same epoch.
    if (!last) await ask(`runs/${name}/pause`, { method: 'POST' })
    await sleep(2500)
    for (const { session, found } of watching) found.push(await heapOf(session))
    if (!last) await ask(`runs/${name}/continue`, { method: 'POST' })
  }
  for (const { page } of watching) await page.context().close()
  return watching.map(({ tab, found }) => ({ tab, found }))
}

async function heapOf(session) {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name) => metrics.find((each) => each.name === name).value
  return {
    megabytes: of('JSHeapUsedSize') / 1e6,
    listeners: of('JSEventListeners'),
    nodes: of('Nodes'),
  }
}

/** The functions below run in the page. */
async function contentful() {
  const name = 'first-contentful-paint'
  while (performance.getEntriesByName(name).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 10))
  return performance.getEntriesByName(name)[0].startTime
}

function noteDecoding() {
  const times = []
  globalThis.decoding = times
  let moved
  addEventListener(
    'pointerrawupdate',
    (event) => {
      moved = event.timeStamp
    },
    true,
  )
  const put = CanvasRenderingContext2D.prototype.putImageData
  CanvasRenderingContext2D.prototype.putImageData = function (...values) {
    put.apply(this, values)
    if (!moved || !this.canvas.closest('.here')) return
    times.push(performance.now() - moved)
    moved = undefined
  }
}

async function openPlot([run, count]) {
  const started = performance.now()
  location.hash = `#/run/${run}/latent`
  while (!document.querySelector(`canvas[data-drawn="${count}"]`))
    await new Promise((resolve) => setTimeout(resolve, 5))
  return performance.now() - started
}

async function zoomOften(times) {
  const found = []
  for (let at = 0; at < times; at++) {
    const started = performance.now()
    const canvas = document.querySelector('canvas[data-drawn]')
    delete canvas.dataset.drawn
    document.querySelectorAll('.zoom button')[at % 2].click()
    while (!canvas.dataset.drawn) await new Promise((resolve) => setTimeout(resolve, 0))
    found.push(performance.now() - started)
  }
  return found
}
