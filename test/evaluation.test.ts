// Evaluating a run: through the library and on the command line.
import { writeFile } from 'node:fs/promises'
import { arrayDataset, type Evaluation, evaluate, loadData, loadRun, type Run } from 'jamjae/node'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits({ training: 300, validation: 200 }))
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  const train = ['train', 'tiny.json', '--quiet', '--threads', '1', '--data', 'few']
  await place.jamjae([...train, '--epochs', '12', '--out', 'vae'])
  const heavy = ['--set', 'model.klWeight=100', '--learning-rate', '0.01', '--epochs', '10']
  await place.jamjae([...train, ...heavy, '--out', 'collapsed'])
  const binary = ['--set', 'training.binarize=dynamic', '--epochs', '2']
  await place.jamjae([...train, ...binary, '--out', 'binarized'])
  const denoising = ['train', 'ch13-autoencoder', '--quiet', '--threads', '1', '--data', 'few']
  await place.jamjae([...denoising, '--epochs', '2', '--out', 'autoencoder'])
  await writeIdxFolder(place.path('tiny-few'), await fewDigits({ training: 40, validation: 200 }))
  const long = ['--data', 'tiny-few', '--epochs', '30', '--batch-size', '4']
  await place.jamjae([...train, ...long, '--learning-rate', '0.01', '--out', 'overfitted'])
})
afterAll(() => place.close())

async function open<T>(name: string, use: (run: Run) => Promise<T>): Promise<T> {
  const run = await loadRun(place.path(name), { threads: 1 })
  try {
    return await use(run)
  } finally {
    await run.close()
  }
}
const one = ['--threads', '1']
const few = () => ({ data: place.path('few') })
const evaluation = (name: string, options = {}) =>
  open(name, (run) => run.evaluate({ ...few(), ...options }))

describe('run.evaluate', () => {
  it('returns the metrics of the last validation', async () => {
    const { validation, train, seed } = await evaluation('vae')
    const [last] = (await place.lines('vae', 'metrics.jsonl'))
      .filter(({ type }) => type === 'epoch')
      .slice(-1)
    expect(seed).toBe(3)
    expect([train.examples, validation.examples]).toEqual([300, 200])
    expect(-(validation.elbo?.mean ?? 0)).toBeCloseTo(last.validation.loss, 2)
    expect(validation.reconstruction.mean).toBeCloseTo(last.validation.reconstruction, 2)
    expect(validation.kl?.mean).toBeCloseTo(last.validation.kl, 3)
  })

  it('takes binarized pixels where the run was trained on them, unless they are to be as they are', async () => {
    const { validation, binarize, isLikelihood } = await evaluation('binarized')
    expect({ binarize, isLikelihood }).toEqual({ binarize: 'static', isLikelihood: true })
    const [last] = (await place.lines('binarized', 'metrics.jsonl'))
      .filter(({ type }) => type === 'epoch')
      .slice(-1)
    expect(-(validation.elbo?.mean ?? 0)).toBeCloseTo(last.validation.loss, 2)
    const asIs = await evaluation('binarized', { binarize: 'none' })
    expect(asIs.binarize).toBeUndefined()
    expect(asIs.isLikelihood).toBe(false)
  })

  it('measures baselines beside the codes: more components lose less, and the values lose nothing', async () => {
    const { representation } = await evaluation('vae', { baselines: true })
    const { principalComponents, values } = representation.baselines ?? {}
    expect(principalComponents?.components).toBe(2)
    expect(values?.squaredError).toBeUndefined()
    const wide = await evaluation('autoencoder', { baselines: true })
    const four = wide.representation.baselines?.principalComponents
    expect(four?.components).toBe(4)
    const [two, less] = [principalComponents, four].map((each) => each?.squaredError?.mean ?? NaN)
    expect(less).toBeLessThan(two as number)
    expect(less).toBeGreaterThan(0.01)
    const right = (each: typeof values) => each?.nearestNeighbours?.accuracy.mean ?? NaN
    expect(right(values)).toBeGreaterThan(right(principalComponents))
    expect((await evaluation('vae')).representation.baselines).toBeUndefined()
  })

  it('compares them with the most frequent label', async () => {
    const { representation } = await evaluation('vae', { baselines: true })
    const found = representation.baselines?.commonestLabel?.accuracy.mean
    const { train, validation } = await loadData(place.path('few'))
    const counts = (labels: Uint8Array = new Uint8Array()) =>
      [...Array(10).keys()].map((label) => labels.filter((each) => each === label).length)
    const known = counts(train.labels)
    const most = known.indexOf(Math.max(...known))
    expect(found).toBeCloseTo((counts(validation.labels)[most] ?? 0) / 200, 9)
  })

  it('gives the KL of latents that the last validation recorded', async () => {
    const epochs = async (run: string) =>
      (await place.lines(run, 'metrics.jsonl')).filter(({ type }) => type === 'epoch')
    const { latents } = await evaluation('vae')
    const recorded = (await epochs('vae')).map(({ latentKl }) => latentKl)
    expect(recorded).toHaveLength(12)
    expect(recorded.at(-1)).toEqual(latents?.kl?.map((kl) => expect.closeTo(kl, 3)))
    for (const { latentKl } of await epochs('autoencoder')) expect(latentKl).toBeUndefined()
  })

  it('compares the aggregate posterior with the prior', async () => {
    const { aggregatePosterior: vae, latents } = await evaluation('vae')
    const { aggregatePosterior: collapsed } = await evaluation('collapsed')
    // The variance is that of the means and, on average, that of the posteriors.
    for (const [at, variance] of (vae?.variance ?? []).entries())
      expect(variance).toBeGreaterThan(latents?.variance[at] ?? Number.NaN)
    for (const each of collapsed?.totalVariation ?? [1]) expect(each).toBeLessThan(0.1)
    expect(vae?.density?.ofCodes.prior.mean).toBeLessThan(0)
    const { prior = 0, fitted = 0 } = collapsed?.density?.ofSamples ?? {}
    expect(prior).toBeCloseTo(fitted, 1)
    expect((await evaluation('autoencoder')).aggregatePosterior).toBeUndefined()
  })

  it('measures known factors of the examples that encode writes', async () => {
    const { validation } = await loadData(place.path('few'))
    const labels = [...(validation.labels ?? [])]
    const rows = labels.map((label, row) => `${label},${label < 5 ? 'low' : 'high'},${row % 3}`)
    await writeFile(place.path('factors.csv'), ['digit,half,noise', ...rows].join('\n'))
    const { representation } = await evaluation('vae', { factors: place.path('factors.csv') })
    const { factors, examples, mig, factorVae } = representation.disentanglement ?? {}
    expect(examples).toBe(200)
    expect(factors).toEqual([
      { name: 'digit', classes: 10 },
      { name: 'half', classes: 2 },
      { name: 'noise', classes: 3 },
    ])
    expect(mig?.gaps[0]).toBeGreaterThan(0.01)
    expect(factorVae?.varying).toBe(2)
    expect((await evaluation('vae')).representation.disentanglement).toBeUndefined()
  })

  it.each([
    [
      'few.csv',
      'a\n1\n2\n',
      'CONFIG',
      {
        key: 'factors.count',
        values: {
          ...{ expected: 200, actual: 2, split: 'validation' },
          splits: 'train (300), validation (200)',
        },
      },
    ],
    [
      'gap.csv',
      'a,b\n1,\n2,3\n',
      'FORMAT',
      { key: 'factors.missing', values: { line: 2, column: 'b' } },
    ],
    ['other.txt', '1\n', 'CONFIG', { key: 'factors.extension' }],
    ['same.csv', `a\n${'1\n'.repeat(200)}`, 'CONFIG', { key: 'factors.noneVaries' }],
  ])('refuses factors in %s', async (name, text, code, expected) => {
    await writeFile(place.path(name), text)
    const refused = evaluation('vae', { factors: place.path(name) })
    await expect(refused).rejects.toMatchObject({ code, ...expected })
  })

  it('is plain, consistent JSON', async () => {
    const result = await evaluation('vae', { samples: 30 })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    const { validation, latents, representation, importanceWeighted } = result
    const sum = latents?.kl?.reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(validation.kl?.mean ?? 0, 9)
    expect(latents?.active).toBe(2)
    expect(representation.compression).toEqual({ dimensions: 784, latents: 2, factor: 392 })
    expect(importanceWeighted?.samples).toBe(30)
    expect(importanceWeighted?.bound.mean).toBeGreaterThan(validation.elbo?.mean ?? 0)
    for (const found of [representation.nearestNeighbours, representation.linearProbe])
      expect(found?.accuracy.mean).toBeGreaterThan(0.2)
    expect(representation.nearestNeighbours?.k).toBe(5)
  })

  it('equal calls return equal metrics, another seed others', async () => {
    const metrics = (seed: number) =>
      evaluation('vae', { samples: 20, binarize: 'dynamic', seed }) as Promise<Evaluation>
    const first = await metrics(4)
    expect(await metrics(4)).toEqual(first)
    const other = await metrics(5)
    expect(other.validation.elbo?.mean).not.toBe(first.validation.elbo?.mean)
    expect(other.importanceWeighted?.bound.mean).not.toBe(first.importanceWeighted?.bound.mean)
  })

  it('calls nothing a likelihood that is computed on grey pixels, or is a squared error', async () => {
    const grey = await evaluation('vae')
    expect([grey.isLikelihood, grey.validation.bitsPerDimension]).toEqual([false, undefined])
    const binary = await evaluation('vae', { binarize: 'static' })
    expect([binary.isLikelihood, binary.validation.bitsPerDimension !== undefined]).toEqual([
      true,
      true,
    ])
    expect((await evaluation('vae', { binarize: 'dynamic' })).isLikelihood).toBe(true)
    const squared = await evaluation('autoencoder')
    expect([squared.isLikelihood, squared.unit]).toEqual([false, 'meanSquaredError'])
  })

  it('of an autoencoder has reconstruction and codes only, of clean images', async () => {
    const result = await evaluation('autoencoder')
    const { validation, representation } = result
    expect(Object.keys(validation).sort()).toEqual(['examples', 'reconstruction'])
    expect('latents' in result || 'importanceWeighted' in result).toBe(false)
    expect(representation.squaredError?.mean).toBeCloseTo(validation.reconstruction.mean, 6)
    expect(representation.compression.factor).toBe(196)
  })

  it('the squared error is that of the reconstructions', async () => {
    await open('vae', async (run) => {
      const { validation } = await loadData(place.path('few'))
      const { original, reconstructed } = await run.reconstruct(validation)
      const sum = original.reduce(
        (all, pixel, at) => all + (pixel - (reconstructed[at] ?? 0)) ** 2,
        0,
      )
      const { representation } = await run.evaluate(few())
      expect(representation.squaredError?.mean).toBeCloseTo(sum / original.length, 6)
    })
  })

  it.each([
    ['collapsed', 'warning.collapse'],
    ['overfitted', 'warning.overfittingElbo'],
  ])('warns of a model that is %s', async (name, key) => {
    const data = name === 'overfitted' ? place.path('tiny-few') : place.path('few')
    const { warnings } = await evaluation(name, { data })
    expect(warnings.map((warning) => warning.key)).toEqual([key])
    expect(warnings[0]?.message).not.toMatch(/[{}]/)
  })

  it('omits what needs labels without labels', async () => {
    const { train, validation } = await fewDigits({ training: 20, validation: 20 })
    const bytes = async (of: typeof train) => {
      const pixels = new Uint8Array(of.count * 784)
      await of.read([...Array(of.count).keys()], pixels)
      return pixels
    }
    const result = await open('vae', async ({ inference }) =>
      evaluate({
        inference,
        train: arrayDataset([28, 28], await bytes(train)),
        validation: arrayDataset([28, 28], await bytes(validation)),
      }),
    )
    expect(Object.keys(result.representation).sort()).toEqual(['compression', 'squaredError'])
  })
})

describe('jamjae evaluate', () => {
  it('--json is the result of the library with the names of run and data', async () => {
    const words = ['evaluate', 'vae', '--json', '--threads', '1', '--samples', '10']
    const { code, stdout, stderr } = await place.jamjae([...words, '--binarize', 'static'])
    expect([code, stderr]).toEqual([0, ''])
    const { run, data, ...rest } = JSON.parse(stdout)
    expect([run, data]).toEqual(['vae', place.path('few')])
    expect(rest).toEqual(await evaluation('vae', { samples: 10, binarize: 'static' }))
  })

  it('prints metrics with standard errors and units in 80 columns, and how to get more', async () => {
    const { code, stdout, stderr } = await place.jamjae([
      ...['evaluate', 'vae', '--data', 'few'],
      ...one,
    ])
    expect([code, stderr]).toEqual([0, ''])
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    expect(stdout).toMatch(/^vae on few: 300 training and 200 validation images$/m)
    expect(stdout).toMatch(
      /^-ELBO \(cross-entropy\) +\d+\.\d\d ± \d+\.\d\d +\d+\.\d\d ± \d+\.\d\d$/m,
    )
    expect(stdout).toMatch(
      /cross-entropy, not of a likelihood\. For a likelihood: --binarize static/,
    )
    expect(stdout).toContain('add --samples 500')
    expect(stdout).toMatch(/^active latents +2 of 2 /m)
    expect(stdout).toMatch(/^linear probe accuracy +\d+\.\d ± \d\.\d % correct$/m)
  })

  it('calls it a likelihood on binarized pixels', async () => {
    const words = ['evaluate', 'vae', '--binarize', 'static', '--samples', '7', ...one]
    const { stdout } = await place.jamjae(words)
    expect(stdout).toContain('Pixels sampled as black or white: static.')
    expect(stdout).toMatch(/^-log p\(x\) ≤, 7 samples +\d+\.\d\d ± \d+\.\d\d$/m)
    expect(stdout).not.toMatch(/cross-entropy|add --samples/)
  })

  it('--lang ko: Korean, in 80 columns, with warnings in text', async () => {
    const { stdout } = await place.jamjae(['evaluate', 'collapsed', '--lang', 'ko', ...one])
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    expect(stdout).toMatch(/살펴볼 점:\n {2}사후 붕괴: /)
    for (const english of ['latents', 'images', 'correct', 'reconstruction'])
      expect(stdout).not.toContain(english)
  })

  it.each([
    [
      ['evaluate', 'autoencoder', '--samples', '5'],
      '--samples: expected a model with a posterior and a likelihood in nats, got one without. Leave --samples out, or train a VAE',
    ],
    [
      ['evaluate', 'autoencoder', '--binarize', 'static'],
      '--binarize: expected a run with a likelihood of black and white pixels, such as bernoulli, got one with another. Leave --binarize out',
    ],
    [
      ['evaluate', 'vae', '--samples', '0'],
      '--samples: expected an integer from 1 to 1000000, got "0". Give such a number',
    ],
    [
      ['evaluate', 'vae', '--binarize', 'sometimes'],
      '--binarize: expected one of static, dynamic, none, got "sometimes". Choose one of them',
    ],
    [
      ['evaluate', 'vae', '--sample', '5'],
      '--sample is not an option of evaluate. Did you mean --samples?',
    ],
    [['evaluate'], 'evaluate: an argument is missing: RUN. See: jamjae evaluate --help'],
  ])('%j', async (words, sentence) => {
    expect(await place.jamjae(words)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `error: ${sentence}\n`,
    })
  })

  it('Ctrl-C exits immediately with 130 and writes nothing', async () => {
    const before = await place.files()
    const { child, ended } = place.start(['evaluate', 'vae', '--samples', '1000000', ...one])
    await new Promise((resolve) => setTimeout(resolve, 3000))
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 130, stdout: '' })
    expect(await place.files()).toEqual(before)
  })
})
