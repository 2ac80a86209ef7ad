// Measures the studio: its page in Chromium, its list of runs, and the cost of watching a training (Linux).
// Use: [paint] [hover] [points] [watched] [memory] [tab] [list] [sizes]; default: all
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { recipes, resolveConfiguration } from '../dist/node.js'
import { firstPaint, hover, memory, points } from './studio-page.js'
import {
  newPage,
  openPlace,
  sixtyThousand,
  startBrowser,
  startServer,
  train,
} from './studio-place.js'
import { trainedInTab, webGpuFlags } from './studio-tab.js'
import { watched } from './studio-watched.js'

const parts = {
  paint,
  hover: hovering,
  points: plot,
  watched: watching,
  memory: remembering,
  tab: inTheTab,
  list,
  sizes,
}
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`studio: expected some of ${Object.keys(parts).join(', ')}, got ${unknown}`)
  process.exit(2)
}
console.log('| | aim | measured |\n|---|---:|---:|')
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const place = openPlace()
  try {
    await measure(place)
  } finally {
    place.close()
  }
}

async function paint(place) {
  await withPage(place, async (server, browser) => {
    await firstPaint(server, browser, 1)
    const { empty, known } = await firstPaint(server, browser, 9)
    row('first content, empty browser cache', '1000 ms', ms(empty))
    row('first content, page known', '', ms(known))
  })
}

async function hovering(place) {
  train(place, 'dense', ['ch13-vae', '--latent', '2', '--epochs', '1'])
  await withPage(place, async (server, browser) => {
    const { count, half, most } = await hover(server, browser, 'dense')
    row('pointer to new picture, 95 %', '16 ms', `${most.toFixed(1)} ms`)
    row(`pointer to new picture, median of ${count}`, '', `${half.toFixed(1)} ms`)
  })
}

async function plot(place) {
  const data = sixtyThousand(place)
  for (const latent of [2, 200])
    train(place, `latents-${latent}`, [
      ...['ch13-vae', '--latent', String(latent), '--epochs', '1', '--data', data],
    ])
  await withPage(place, async (server, browser) => {
    for (const latent of [2, 200]) {
      const run = `latents-${latent}`
      const first = await points(server, browser, run, 60_000)
      const { opened, again } = await points(server, browser, run, 60_000)
      row(`60 000 points of ${latent} latents drawn`, '1500 ms', ms(opened))
      row('the same, not encoded yet', '', ms(first.opened))
      row('the same, drawn again on a zoom', '', ms(again))
    }
  })
}

async function watching(place) {
  const configuration = resolveConfiguration(recipes['ch13-vae'], {
    settings: [['training.epochs', 3]],
  })
  const { seconds, cpu } = await watched(place, configuration, { watchers: 50, rounds: 12 })
  const percent = (share) => `${(100 * share).toFixed(1)} %`
  const told = ({ alone, watched: busy, growth, spread }) =>
    `${percent(growth)} (${alone.toFixed(2)} and ${busy.toFixed(2)} s; rounds alone differ by ${percent(spread)})`
  row('training watched by 50, time', 'below 5 %', told(seconds))
  row('training watched by 50, processor time of the server', 'below 5 %', told(cpu))
}

async function remembering(place) {
  const configuration = resolveConfiguration(recipes['relu-vae-2d'], {
    settings: [['training.epochs', 30]],
  })
  const epochs = [5, 15, 30]
  const tabs = ['curves', 'reconstructions', 'latent', 'explore']
  await withPage(place, async (server, browser) => {
    for (const { tab, found } of await memory(server, browser, { configuration, epochs, tabs })) {
      const told = (name, digits) => found.map((each) => each[name].toFixed(digits)).join(', ')
      row(`heap of ${tab} after epochs ${epochs}`, 'flat', `${told('megabytes', 1)} MB`)
      row('its listeners; its nodes', '', `${told('listeners', 0)}; ${told('nodes', 0)}`)
    }
  })
}

async function inTheTab(place) {
  const words = ['ch13-vae', '--latent', '2', '--epochs', '1']
  train(place, 'node', words)
  const description = readFileSync(join(place.runs, 'node', 'run.json'), 'utf8')
  const expected = JSON.parse(description).validation.loss
  row('validation loss after an epoch, Node', '', String(expected))
  for (const [device, flags] of [['cpu'], ['webgpu', webGpuFlags]])
    await withPage(
      place,
      async (server, browser) => {
        const loss = await trainedInTab(server, browser, device)
        const apart = `${((100 * Math.abs(loss - expected)) / expected).toFixed(4)} %`
        row(`in the tab, ${device}`, 'within 0.5 %', `${loss}, ${apart}`)
      },
      flags,
    )
}

async function list(place) {
  train(place, 'run-0', ['relu-vae-2d', '--epochs', '3'])
  const first = join(place.runs, 'run-0')
  const description = JSON.parse(readFileSync(join(first, 'run.json'), 'utf8'))
  for (let number = 1; number < 1000; number++) {
    const folder = join(place.runs, `run-${number}`)
    mkdirSync(folder)
    description.configuration.training.seed = number
    writeFileSync(join(folder, 'run.json'), JSON.stringify(description, null, 2))
    cpSync(join(first, 'metrics.jsonl'), join(folder, 'metrics.jsonl'))
  }
  await withPage(place, async (server, browser) => {
    const times = []
    for (let round = 0; round < 5; round++) {
      const started = performance.now()
      await server.ask('runs')
      times.push(performance.now() - started)
    }
    row('1000 runs listed, first time', '1000 ms', ms(times[0]))
    row('1000 runs listed, again', '', ms(times[4]))
    const page = await newPage(browser)
    const started = performance.now()
    await page.goto(server.address)
    await page.locator('a[href*="run-1"]').first().waitFor()
    row('1000 runs shown, from the address on', '', ms(performance.now() - started))
  })
}

function sizes() {
  const folder = fileURLToPath(new URL('../dist/studio/page', import.meta.url))
  const { resolve } = createRequire(import.meta.url)
  const own = readdirSync(join(folder, 'assets')).map((name) => [name, join('assets', name)])
  const elsewhere = JSON.parse(readFileSync(join(folder, 'elsewhere.json'), 'utf8'))
  const others = Object.entries(elsewhere).map(([address, { place }]) => [basename(address), place])
  const files = [...own, ...others].map(([name, place]) => {
    const isOfPackage = place.startsWith('onnxruntime-web/')
    const bytes = readFileSync(isOfPackage ? resolve(place) : join(folder, place))
    const isText = /\.(js|css|svg)$/.test(name)
    return {
      name,
      size: bytes.length,
      sent: isText ? brotliCompressSync(bytes).length : bytes.length,
    }
  })
  const groups = [
    ['every page', /^(index|messages|errors|event-worker|icon)/],
    ['charts', /^echarts/],
    ["the recipes' pictures", /png$/],
    [
      'all other views together',
      /^(Compare|Explore|Latent|Metrics|Neighbours|NewRun|Scatter|Try|latest|arrows)/,
    ],
    ['a model decodes: ONNX Runtime', /^(model-worker|ort-wasm-simd-threaded-)/],
    [
      'train in this tab: ONNX Runtime with WebGPU',
      /^(TabView|tab-worker|web-thread|ort\.|ort-wasm-simd-threaded\.asyncify)/,
    ],
    ['train in this tab: the digits', /ubyte/],
  ]
  const kilobytes = (of, name) =>
    Math.round(of.reduce((sum, each) => sum + each[name], 0) / 1000).toLocaleString('en')
  for (const [told, pattern] of groups) {
    const own = files.filter(({ name }) => pattern.test(name))
    row(`size: ${told}`, '', `${kilobytes(own, 'size')} kB, sent as ${kilobytes(own, 'sent')} kB`)
  }
  const rest = files.filter(({ name }) => !groups.some(([, pattern]) => pattern.test(name)))
  if (rest.length > 0) console.error(`of no group: ${rest.map(({ name }) => name)}`)
}

async function withPage(place, measure, flags) {
  const [server, browser] = [await startServer(place), await startBrowser(flags)]
  try {
    await measure(server, browser)
  } finally {
    await browser.close()
    await server.close()
  }
}

function row(what, aim, measured) {
  console.log(`| ${what} | ${aim} | ${measured} |`)
}

function ms(milliseconds) {
  return `${Math.round(milliseconds)} ms`
}
