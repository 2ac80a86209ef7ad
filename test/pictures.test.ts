// The commands that draw: their output, in both languages, and their errors.
import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, startChromium } from './browser/chromium.js'
import { type Outcome, Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits())
  const tiny = tinyConfiguration()
  const { latent: _, ...model } = tiny.model
  await train('vae', tiny)
  await train('many', { ...tiny, model: { ...model, latent: 5 } })
  const denoising = { ...model, latent: 3, type: 'autoencoder', noise: 0.3 }
  await train('denoising', { ...tiny, model: denoising })
  const errors = {
    ...model,
    latent: 1,
    type: 'autoencoder',
    likelihood: { type: 'meanSquaredError' },
  }
  await train('errors', { ...tiny, model: errors })
})
afterAll(() => place.close())

async function train(name: string, configuration: object): Promise<void> {
  await writeFile(place.path(`${name}.json`), JSON.stringify(configuration))
  const words = [
    'train',
    `${name}.json`,
    '--data',
    'few',
    '--out',
    name,
    '--quiet',
    '--threads',
    '1',
  ]
  expect((await place.jamjae(words)).stderr).toBe('')
}

async function drawn(words: readonly string[]): Promise<string[]> {
  const one = words[0] === 'curves' ? [] : ['--threads', '1']
  const { code, stdout, stderr } = await place.jamjae([...words, ...one])
  expect([code, stderr]).toEqual([0, ''])
  return stdout.trim().split('\n')
}

async function sizeOf(path: string) {
  const { format, width = 0, height = 0 } = await sharp(place.path(path)).metadata()
  expect(format).toBe('png')
  // Everything is decoded, so that a broken file is found.
  await sharp(place.path(path)).raw().toBuffer()
  return { width, height }
}

function expectRefused({ code, stdout, stderr }: Outcome, sentence: RegExp): void {
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
}

describe('pictures', () => {
  it.each([
    [['reconstruct', 'vae'], 'reconstruct.png'],
    [['reconstruct', 'denoising', '--count', '3', '--weights', 'best'], 'reconstruct.png'],
    [['latent', 'vae'], 'latent.png'],
    [['latent', 'many', '--pca'], 'latent-pca.png'],
    [['latent', 'many', '--data', 'few'], 'latent.png'],
    [['latent', 'vae', '--split', 'all', '--count', '7', '--force'], 'latent.png'],
    [['latent', 'denoising', '--split', 'train'], 'latent.png'],
    [['latent', 'errors'], 'latent.png'],
    [['manifold', 'vae', '--size', '5'], 'manifold-grid.png'],
    [['manifold', 'many', '--size', '3', '--latents', '5,2'], 'manifold-grid.png'],
    [['manifold', 'denoising', '--size', '1'], 'manifold-grid.png'],
    [['sample', 'vae', '--count', '7'], 'sample.png'],
    [['sample', 'denoising', '--seed', '5'], 'sample.png'],
    [['interpolate', 'vae', '--from', '0', '--to', '19'], 'interpolate-0-19.png'],
    [['traverse', 'many', '--count', '2'], 'traverse.png'],
    [['traverse', 'errors'], 'traverse.png'],
  ])('%j', async ([command = '', run = '', ...flags], file) => {
    const [path = ''] = await drawn([command, run, ...flags])
    expect(path.split(/[\\/]/)).toEqual([run, 'pictures', file])
    const { width, height } = await sizeOf(path)
    expect(Math.min(width, height)).toBeGreaterThan(150)
  })

  it.each([
    ['reconstruct', 'denoising'],
    ['latent', 'vae'],
  ])(
    'of %s are not overwritten unasked, are the same again, and others in Korean',
    async (command, run) => {
      const [path = ''] = await drawn([command, run, '--force'])
      const before = await readFile(place.path(path))
      expectRefused(await place.jamjae([command, run]), /pictures.*--force/)
      await drawn([command, run, '--force'])
      expect((await readFile(place.path(path))).equals(before)).toBe(true)
      await drawn([command, run, '--lang', 'ko', '--out', 'ko.png', '--force'])
      expect((await readFile(place.path('ko.png'))).equals(before)).toBe(false)
    },
  )

  it('three rows with added noise, else two', async () => {
    const draw = (run: string, out: string) =>
      drawn(['reconstruct', run, '--count', '4', '--out', out])
    await draw('denoising', 'three.png')
    await draw('vae', 'two.png')
    const [three, two] = [await sizeOf('three.png'), await sizeOf('two.png')]
    // A row is 28 squares of 8 pixels, and a gap of 8.
    expect(three.height - two.height).toBe(28 * 8 + 8)
  })

  it('traversals of some latents only say how to draw others', async () => {
    const tiny = ['train', 'vae.json', '--data', 'few', '--quiet', '--threads', '1']
    await place.jamjae([...tiny, '--latent', '21', '--epochs', '1', '--out', 'wide'])
    const words = ['traverse', 'wide', '--threads', '1', '--force']
    const { stderr } = await place.jamjae(words)
    expect(stderr).toBe(
      'Drawn are the 20 most informative of 21 latents; --count N draws N of them\n',
    )
    expect((await place.jamjae([...words, '--count', '3'])).stderr).toBe('')
  })

  it('show as many as requested', async () => {
    await drawn(['sample', 'vae', '--count', '10', '--out', 'ten.png'])
    await drawn(['sample', 'vae', '--count', '21', '--out', 'thirty.png'])
    const [ten, thirty] = [await sizeOf('ten.png'), await sizeOf('thirty.png')]
    expect(thirty.width).toBe(ten.width)
    expect(thirty.height).toBeGreaterThan(ten.height + 200)
    await drawn(['sample', 'vae', '--count', '10', '--seed', '2', '--out', 'other.png'])
    const [one, other] = [
      await readFile(place.path('ten.png')),
      await readFile(place.path('other.png')),
    ]
    expect(one.equals(other)).toBe(false)
  })

  it('change with the weights', async () => {
    await cp(place.path('vae'), place.path('changed'), { recursive: true })
    const best = place.path('changed', 'checkpoints', 'best.safetensors')
    await cp(place.path('vae', 'checkpoints', 'last.safetensors'), best, { force: true })
    await rm(place.path('changed', 'checkpoints', 'last.safetensors'))
    await drawn(['sample', 'changed', '--weights', 'best', '--count', '2', '--out', 'best.png'])
    const missing = await place.jamjae(['sample', 'changed', '--count', '2', '--out', 'last.png'])
    expectRefused(missing, /last\.safetensors/)
    expect(existsSync(place.path('last.png'))).toBe(false)
  })
})

describe('curves', () => {
  it('are SVG and PNG, with Korean as text and the font for it', async () => {
    const paths = await drawn(['curves', 'vae', '--lang', 'ko'])
    expect(paths.map((path) => path.split(/[\\/]/).at(-1))).toEqual(['curves.svg', 'curves.png'])
    const svg = await readFile(place.path(paths[0] ?? ''), 'utf8')
    expect(svg).toContain('학습 곡선 · vae</text>')
    expect(svg).toContain("@font-face{font-family:'Nanum Gothic'")
    const drawing = svg.replace(/<style>.*?<\/style>/s, '')
    expect(drawing).not.toMatch(/NaN|https?:(?!\/\/www\.w3\.org)/)
    expect((await sizeOf(paths[1] ?? '')).width).toBeGreaterThan(1000)
  })

  it('of several runs are overlaid', async () => {
    await drawn(['curves', 'vae', 'many', '--out', 'both.svg'])
    const svg = await readFile(place.path('both.svg'), 'utf8')
    for (const name of ['vae', 'many']) expect(svg).toContain(`>${name}</text>`)
    const [first = ''] = await drawn(['curves', 'many', 'vae'])
    expect(first).toMatch(/^many.pictures.curves-compared\.svg$/)
  })

  it('distinguish runs of one name by the current names of their folders', async () => {
    await cp(place.path('many'), place.path('elsewhere', 'vae'), { recursive: true })
    await drawn(['curves', 'vae', 'elsewhere/vae', 'vae/', '--out', 'named.svg'])
    const svg = await readFile(place.path('named.svg'), 'utf8')
    expect([...svg.matchAll(/>(vae[^<]*|many)<\/text>/g)].map(([, name]) => name)).toEqual([
      'vae',
      'vae-2',
    ])
  })

  it('of runs with different losses have a panel per unit and one of the squared error', async () => {
    await drawn(['curves', 'vae', 'errors', '--out', 'losses.svg'])
    const svg = await readFile(place.path('losses.svg'), 'utf8')
    for (const name of [
      'reconstruction (nats per example)',
      'mean squared error per value',
      'squared error of the reconstruction (mean per value)',
      'KL (nats per example)',
    ])
      expect(svg).toContain(`>${name} · log scale</text>`)
    expect(svg.match(/>epoch<\/text>/g)).toHaveLength(4)
    expect(svg).not.toContain('No squared error')

    // A run of an earlier version has none.
    await cp(place.path('vae'), place.path('old'), { recursive: true })
    const lines = await readFile(place.path('old', 'metrics.jsonl'), 'utf8')
    await writeFile(
      place.path('old', 'metrics.jsonl'),
      lines.replaceAll(/,"squaredError":[\d.e-]+/g, ''),
    )
    await drawn(['curves', 'old', 'errors', '--lang', 'ko', '--out', 'old.svg'])
    const old = await readFile(place.path('old.svg'), 'utf8')
    // The explanation has two lines, which may break within a word.
    expect(old.replaceAll(/<\/text>\s*<text[^>]*>/g, '')).toContain(
      '이전 버전의 실행에는 제곱 오차가 없습니다: old.',
    )
    expect(old).toContain('>재구성의 제곱 오차 (값당 평균) · 로그 눈금</text>')
  })

  it('are an error if nothing is trained yet, or the name is unknown', async () => {
    await cp(place.path('vae'), place.path('begun'), { recursive: true })
    await writeFile(place.path('begun', 'metrics.jsonl'), '')
    expectRefused(
      await place.jamjae(['curves', 'begun']),
      /begun: expected a run with at least one/,
    )
    expectRefused(await place.jamjae(['curves', 'vae', '--out', 'c.pdf']), /c\.pdf: .*\.svg, \.png/)
    expect(existsSync(place.path('c.pdf'))).toBe(false)
  })
})

describe('wrong use', () => {
  it.each([
    [['reconstruct', 'vae', '--count', '0'], /--count: expected .*, got "0"/],
    [['reconstruct', 'vae', '--count', 'x'], /--count: .*got "x"/],
    [['sample', 'vae', '--count', '2.5'], /--count/],
    [['manifold', 'vae', '--size', '99'], /--size: expected an integer from 1 to 50/],
    [['manifold', 'vae', '--latents', '1'], /--latents: expected two different numbers/],
    [['manifold', 'vae', '--latents', '2,2'], /--latents/],
    [['manifold', 'vae', '--latents', '0,1'], /--latents/],
    // Whatever file is there already.
    [['manifold', 'vae', '--latents', '1,3'], /--latents: expected latents from 1 to 2, got 3/],
    [['latent', 'vae', '--split', 'most'], /--split: expected one of train, validation, test, all/],
    [['latent', 'vae', '--count', '0'], /--count/],
    [
      ['manifold', 'vae', '--latents', '1,3', '--out', 'new.png'],
      /--latents: expected latents from 1 to 2, got 3/,
    ],
    [['manifold', 'errors', '--out', 'new.png'], /at least 2 latents, got 1/],
    [
      ['interpolate', 'vae', '--from', '0', '--to', '20', '--out', 'new.png'],
      /--to: .*from 0 to 19, got 20/,
    ],
    [['interpolate', 'vae', '--from', '-1', '--to', '2'], /--from/],
    [['interpolate', 'vae', '--from', '1'], /--to/],
    [['interpolate', 'vae', '--from', '1', '--to', '2', '--steps', '1'], /--steps/],
    [['latent', 'nothing'], /nothing: expected the folder of a run/],
    [['latent'], /RUN/],
    [['curves'], /RUN/],
    [['report', 'nothing'], /nothing: expected the folder of a run/],
    [['latent', 'vae', '--data', 'nowhere', '--out', 'new.png'], /nowhere/],
    [
      ['traverse', 'vae', '--out', 'x.jpg'],
      /x\.jpg: expected a name that ends in \.png, got \.jpg/,
    ],
    [
      ['traverse', 'vae', '--out', 'vae.json/c.png'],
      /vae\.json.c\.png: expected a place that can be written to/,
    ],
    [['report', 'vae', '--out', 'x.pdf'], /\.html/],
  ])('%j', async (words, sentence) => {
    const before = await place.files()
    expectRefused(await place.jamjae(words), sentence)
    expect(await place.files()).toEqual(before)
  })
})

describe('the report', () => {
  it('is one page under 3 MB, in both languages, and is only overwritten with --force', async () => {
    expect(await drawn(['report', 'vae'])).toEqual([expect.stringMatching(/^vae.report\.html$/)])
    expectRefused(await place.jamjae(['report', 'vae']), /report\.html.*--force/)
    await drawn(['report', 'denoising', '--lang', 'ko', '--out', 'ko.html'])
    await drawn(['report', 'errors', '--out', 'errors.html'])
    for (const name of ['vae/report.html', 'ko.html', 'errors.html']) {
      const page = await readFile(place.path(name), 'utf8')
      expect(page.length).toBeLessThan(3e6)
      expect(page).not.toMatch(/(src|href)="(?!data:)/)
      expect(page).not.toMatch(/<script|@import/)
      expect(page).toMatch(/<html lang="(en|ko)">/)
    }
    const page = await readFile(place.path('ko.html'), 'utf8')
    expect(page).toContain('<h2>지표</h2>')
    expect(page.match(/<img /g)).toHaveLength(5)
  })

  it('escapes names', async () => {
    const name = '<b onclick="x">&\''
    await cp(place.path('vae'), place.path(name), { recursive: true })
    await drawn(['report', name, '--force'])
    const page = await readFile(place.path(name, 'report.html'), 'utf8')
    expect(page).not.toContain('<b ')
    expect(page).toContain('<h1>&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;</h1>')
  })

  it('reports that no epoch has ended', async () => {
    await drawn(['report', 'begun', '--out', 'begun.html'])
    expect(await readFile(place.path('begun.html'), 'utf8')).toContain('No epoch has ended yet.')
  })
})

const chromium = findChromium()
describe.skipIf(!chromium)('in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium(chromium ?? '')
  })
  afterAll(() => browser.close())

  it.each([
    [390, 'light'],
    [1280, 'dark'],
  ] as const)('the report loads nothing and fits %d pixels (%s)', async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    const page = await context.newPage()
    const requests: string[] = []
    const faults: string[] = []
    page.on('request', (request) => requests.push(request.url().slice(0, 20)))
    page.on('console', (line) => faults.push(line.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.goto(`file://${place.path('ko.html')}`)
    expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([])
    expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1)
    const seen = await page.evaluate(async () => {
      await document.fonts.ready
      const isShown = (name: string) =>
        getComputedStyle(document.querySelector(name) as Element).display !== 'none'
      const loaded = await document.fonts.load("16px 'Nanum Gothic'", '수치 잠재 학습')
      return {
        width: document.documentElement.scrollWidth,
        pictures: [...document.images].every(({ naturalWidth }) => naturalWidth > 0),
        korean: loaded.length > 0 && loaded.every(({ status }) => status === 'loaded'),
        day: isShown('.day'),
        night: isShown('.night'),
      }
    })
    const isDark = colorScheme === 'dark'
    expect(seen).toEqual({ width, pictures: true, korean: true, day: !isDark, night: isDark })
    expect(faults).toEqual([])
  })

  it('Korean in an SVG is drawn with the embedded font', async () => {
    await drawn(['curves', 'vae', '--lang', 'ko', '--out', 'font.svg'])
    const svg = await readFile(place.path('font.svg'), 'utf8')
    const page = await browser.newPage({ viewport: { width: 1100, height: 500 } })
    const shot = async (content: string) => {
      const address = `data:image/svg+xml;base64,${Buffer.from(content).toString('base64')}`
      await page.setContent(`<img src="${address}">`)
      await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
      return (await page.screenshot()).toString('base64')
    }
    const whole = await shot(svg)
    const swapped = await shot(svg.replace('학습 곡선', '곡선 학습'))
    const without = await shot(svg.replace(/<style>@font-face.*?<\/style>/s, ''))
    expect(svg).toContain('학습 곡선')
    expect(swapped).not.toBe(whole)
    expect(without).not.toBe(whole)
  })
})
