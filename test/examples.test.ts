// Every program in examples/ runs, is short, and prints the expected output.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { findChromium, startChromium } from './browser/chromium.js'
import { targets } from './markdown.js'

const examples = fileURLToPath(new URL('../examples', import.meta.url))
/** Their folder of temporary files, which they must leave empty. */
const folder = await mkdtemp(join(tmpdir(), 'jamjae-examples-'))
afterAll(() => rm(folder, { recursive: true }))

/** Expected output, in parts that follow one another; numbers are checked below. */
const outputs: Readonly<Record<string, RegExp>> = {
  'own-data.mjs': /^1800 waves to train on, 200 to validate with\nafter 45 steps: (\S+) nats\n$/,
  'own-pictures.mjs': /^108 pictures of 3 × 32 × 32\nclasses: circle, square\n(\d+) nats\n$/,
  'own-network.mjs': /^106169 parameters\nvalidation loss: (\S+) nats\n$/,
  'observers.mjs':
    /^535828 parameters, 71 steps.*\n(?:epoch.*\ncodes.*\n)+stopped after (\d+) epochs\n$/,
  'resume.mjs': /^stopped after (\d+) steps\ndone after 142 steps\nthe checkpoints are equal\n$/,
  'evaluate.mjs':
    /^ELBO, training: +(-\S+) ± .*\nELBO, validation: +(-\S+) ± (?:.|\n)*log p\(x\), 20 samples: +(-\S+) ±/,
  'nearest-neighbours.mjs': /1000 codes of 8 latents, 1000 images\nsame digit nearest: (\d+) %\n$/,
  'anomalies.mjs': /^mean score: usual (\S+), anomalies (\S+)\nAUROC (\S+)\n$/,
  'missing-values.mjs': /a cat weighs about (\S+) kg\nand is about (\d+) cm long\n$/,
  'pytorch-weights.mjs': /^8 tensors, status: imported, 1000 codes\n$/,
}

/** Conditions on the numbers in it. */
const judgements: Readonly<Record<string, (...numbers: number[]) => boolean>> = {
  'own-data.mjs': (loss = 99) => loss < 23,
  'own-network.mjs': (loss = 9999) => loss < 900,
  'observers.mjs': (epochs = 99) => epochs < 6,
  'resume.mjs': (steps = 0) => steps >= 30 && steps <= 71,
  'evaluate.mjs': (_, elbo = 0, bound = -999) => bound > elbo && elbo > -190,
  'nearest-neighbours.mjs': (percent = 0) => percent > 50,
  'anomalies.mjs': (usual = 1, odd = 0, auroc = 0) => odd > usual && auroc > 0.8,
  'missing-values.mjs': (weight = 0, length = 0) =>
    weight > 2 && weight < 7 && length > 35 && length < 65,
}

function start(name: string) {
  const child = spawn(process.execPath, [join(examples, name)], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, JAMJAE_DATA: join(folder, 'cache'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (part) => {
      texts[stream] += part
    })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { child, texts, ended }
}

describe('the programs in examples/', () => {
  it('are all in the index, in both languages, and all tested here', async () => {
    const programs = (await readdir(examples)).filter((name) => !name.endsWith('.md'))
    const here = [...Object.keys(outputs), 'onnx-in-a-page']
    expect(programs.sort()).toEqual(here.sort())
    for (const index of ['README.md', 'README.ko.md']) {
      const named = targets(await readFile(join(examples, index), 'utf8')).slice(1)
      expect(named.map((target) => target.replace('/start.mjs', '')).sort()).toEqual(here)
    }
  })

  it('state their purpose on the first line, and have less than sixty lines', async () => {
    const files = await readdir(examples, { recursive: true })
    for (const file of files.filter((name) => /\.m?js$/.test(name))) {
      const lines = (await readFile(join(examples, file), 'utf8')).trimEnd().split('\n')
      expect(lines[0], file).toMatch(/^\/\/ [A-Z].{20,}\.$/)
      expect(lines.length, file).toBeLessThan(60)
    }
  })

  it.each(Object.entries(outputs))('%s', async (name, output) => {
    const { texts, ended } = start(name)
    expect(await ended, texts.stderr).toBe(0)
    expect(texts.stdout).toMatch(output)
    const numbers = output.exec(texts.stdout)?.slice(1).map(Number) ?? []
    expect(judgements[name]?.(...numbers) ?? true, texts.stdout).toBe(true)
    const left = (await readdir(folder)).filter((each) => each !== 'cache')
    expect(left).toEqual([])
  })

  const chromium = findChromium()
  it.skipIf(!chromium)('onnx-in-a-page: the digit follows the pointer', async () => {
    const { child, texts, ended } = start('onnx-in-a-page/start.mjs')
    const browser = await startChromium(chromium ?? '', ['--disable-gpu'])
    try {
      const address = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const [found] = /http:\S+/.exec(texts.stdout) ?? []
          if (found) resolve(found)
        })
        void ended.then(() => reject(new Error(texts.stderr)))
      })
      const page = await browser.newPage()
      await page.goto(address)
      const latents = page.locator('#latents')
      await expect.poll(() => latents.textContent(), { timeout: 60_000 }).toBe('0.00, 0.00')
      const drawn = () =>
        page.locator('#digit').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
      const first = await drawn()
      await page.locator('#plane').hover({ position: { x: 20, y: 240 } })
      await expect.poll(() => latents.textContent()).toMatch(/^-2\.\d\d, 2\.\d\d$/)
      expect(await drawn()).not.toBe(first)
    } finally {
      await browser.close()
      child.kill()
      await ended
    }
  })
})
