// Training progress: a live line on a terminal, plain lines elsewhere.
import stringWidth from 'string-width'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Language } from '../../messages/messages.js'
import { modelFrom } from '../../models/models.js'
import { recipes } from '../../recipes/recipes.js'
import { parseConfiguration } from '../../recipes/resolve.js'
import type { EpochEnd, StepMetrics, TrainingStart } from '../../training/events.js'
import { Console } from '../terminal/console.js'
import { progressReporter } from './progress-reporter.js'

afterEach(() => vi.unstubAllEnvs())

/** A reporter after the start event of a run, and a function that returns its new output. */
async function reporter({
  language = 'en' as Language,
  columns = undefined as number | undefined,
  recipe = 'ch13-vae',
  verbose = false,
  settings = {} as Record<string, unknown>,
} = {}) {
  let text = ''
  const stream = {
    isTTY: columns !== undefined,
    columns,
    write: (part: string) => {
      text += part
    },
  } as unknown as NodeJS.WriteStream
  const configuration = parseConfiguration(recipes[recipe], {
    settings: Object.entries({ 'training.epochs': 30, ...settings }),
  })
  const autoencoder = configuration.model.type === 'autoencoder'
  const start: TrainingStart = {
    configuration,
    model: modelFrom(configuration.model),
    trainingExamples: 60_000,
    validationExamples: 10_000,
    stepsPerEpoch: 600,
    stepOffset: 0,
    parameters: 1_189_984,
    threads: 2,
    unit: autoencoder ? 'meanSquaredError' : 'nats',
    isCrossEntropy: !autoencoder,
  }
  const observer = progressReporter(new Console(language, stream, stream), 'MNIST', {
    device: 'cpu',
    ...(verbose && { verbose }),
  })
  const written = () => {
    const before = text
    text = ''
    return before
  }
  await observer.start?.(start)
  return { observer, written }
}

const step = (number: number, changes: Partial<StepMetrics> = {}): StepMetrics => ({
  epoch: 10,
  step: 9 * 600 + number,
  examples: 100,
  loss: 187.603,
  reconstruction: 183.352,
  kl: 4.251,
  ...changes,
})

const metrics = { loss: 187.6, reconstruction: 183.35, kl: 4.25 }
const deviation = { loss: 12.5, reconstruction: 12.25, kl: 0.5 }
const epochEnd = (epoch: number) =>
  ({
    epoch,
    step: epoch * 600,
    train: metrics,
    trainDeviation: deviation,
    validation: metrics,
    seconds: 12.34,
    waitedSeconds: 0,
  }) as EpochEnd

const ansi = (code: string) => `${String.fromCharCode(27)}[${code}`
const start = `\r${ansi('K')}`

describe('on a terminal', () => {
  it('a live line has epoch, step, losses, time left and throughput', async () => {
    const { observer, written } = await reporter({ columns: 120 })
    written()
    await observer.steps?.({ steps: [step(122), step(123)], imagesPerSecond: 15_582.4 })
    expect(written()).toBe(
      `${start}epoch 10/30  step 123/600  -ELBO 187.60 = reconstruction 183.35 + KL 4.25  1:20 left  15,582 ex/s`,
    )
  })

  it.each(['en', 'ko'] as const)('all of that fits 80 columns (%s)', async (language) => {
    const { observer, written } = await reporter({ columns: 80, language })
    written()
    await observer.steps?.({ steps: [step(123)], imagesPerSecond: 15_582.4 })
    const line = written().slice(start.length)
    expect(stringWidth(line)).toBeLessThan(80)
    for (const part of ['10/30', '123/600', '187.6 = 183.4 + 4.3', '1:20', '15,582'])
      expect(line).toContain(part)
  })

  it.each([10, 20, 40, 60, 80, 200])('never wraps at %d columns', async (columns) => {
    for (const recipe of Object.keys(recipes)) {
      const { observer, written } = await reporter({ columns, recipe })
      written()
      await observer.steps?.({ steps: [step(123, { loss: 1e30 })], imagesPerSecond: 1 })
      const line = written().slice(start.length)
      if (columns > 11) expect(stringWidth(line)).toBeLessThan(columns)
      expect(line).not.toContain('\n')
    }
  })

  it('a row of the table replaces the live line, and an interruption clears it', async () => {
    const { observer, written } = await reporter({ columns: 80 })
    written()
    await observer.epoch?.(epochEnd(10))
    expect(written()).toMatch(
      new RegExp(`^\\r${ansi('K').replace('[', '\\[')} *10/30 .*12\\.3 s\\n$`),
    )
    await observer.interrupted?.({} as EpochEnd)
    expect(written()).toBe(start)
  })

  it('reports after the first epoch if much of it was spent waiting for data', async () => {
    const { observer, written } = await reporter({ columns: 80 })
    written()
    await observer.epoch?.({ ...epochEnd(1), seconds: 10, waitedSeconds: 0.9 })
    expect(written()).not.toContain('waiting')
    await observer.epoch?.({ ...epochEnd(1), seconds: 10, waitedSeconds: 1.26 })
    expect(written()).toContain('13 % of the time was spent waiting for data')
    await observer.epoch?.({ ...epochEnd(2), seconds: 10, waitedSeconds: 9 })
    expect(written()).not.toContain('waiting')
  })

  it('has faint text, unless NO_COLOR is set', async () => {
    vi.stubEnv('NO_COLOR', '')
    expect((await reporter({ columns: 80 })).written()).toContain(ansi('2m'))
    vi.stubEnv('NO_COLOR', '1')
    expect((await reporter({ columns: 80 })).written()).not.toContain(ansi('2m'))
  })
})

describe('elsewhere', () => {
  it('it prints only plain lines', async () => {
    vi.stubEnv('NO_COLOR', '')
    const { observer, written } = await reporter()
    expect(written()).toBe(
      [
        'ch13-vae on MNIST: 60,000 training and 10,000 validation images',
        '1,189,984 parameters, cpu (threads: 2)',
        'Metrics: nats per example.',
        'The data has values between 0 and 1: the Bernoulli reconstruction is a cross-entropy, not a likelihood.',
        '       training                               validation',
        'epoch    -ELBO  reconstruction            KL    -ELBO   recon.     KL     time',
        '',
      ].join('\n'),
    )
    await observer.steps?.({ steps: [step(100)], imagesPerSecond: 15_582.4 })
    await observer.interrupted?.({} as EpochEnd)
    expect(written()).toBe('')
    await observer.epoch?.(epochEnd(10))
    expect(written()).toMatch(/^10\/30 .*\n$/)
  })

  it('--verbose adds a line every 100 batches, and for the last of an epoch', async () => {
    const { observer, written } = await reporter({ verbose: true })
    written()
    const steps = Array.from({ length: 600 }, (_, index) => step(index + 1))
    await observer.steps?.({ steps: steps.slice(0, 250), imagesPerSecond: 1 })
    await observer.steps?.({ steps: steps.slice(250), imagesPerSecond: 1 })
    expect(written().split('\n')).toEqual([
      ...[100, 200, 300, 400, 500, 600].map(
        (batch) => `epoch 10, batch ${batch}/600: -ELBO 187.60 = reconstruction 183.35 + KL 4.25`,
      ),
      '',
    ])
  })

  it('keras-vae-2d prints every tenth epoch, the first and the last', async () => {
    const { observer, written } = await reporter({ recipe: 'keras-vae-2d' })
    written()
    for (let epoch = 1; epoch <= 30; epoch++) await observer.epoch?.(epochEnd(epoch))
    const epochs = [...written().matchAll(/(\d+)\/30/g)].map(([, epoch]) => Number(epoch))
    expect(epochs).toEqual([1, 10, 20, 30])
  })

  it('uses the terms of the model: a weighted KL, a mean squared error', async () => {
    const weighted = await reporter({ verbose: true, settings: { 'model.klWeight': 4 } })
    await weighted.observer.steps?.({ steps: [step(100)], imagesPerSecond: 1 })
    expect(weighted.written()).toContain('loss 187.60 (reconstruction 183.35, KL 4.25)')
    const squared = await reporter({ verbose: true, recipe: 'ch13-autoencoder' })
    await squared.observer.steps?.({
      steps: [step(100, { reconstruction: 0.012345 })],
      imagesPerSecond: 1,
    })
    const text = squared.written()
    expect(text).toContain('Metrics: mean squared error per value.')
    expect(text).toContain('batch 100/600: MSE 0.01235\n')
    expect(text).not.toContain('cross-entropy')
  })
})

describe.each(['en', 'ko'] as const)('the table (%s)', (language) => {
  it.each(Object.keys(recipes))('of %s is aligned and fits 80 columns', async (recipe) => {
    const { observer, written } = await reporter({ recipe, language })
    const error = { loss: 0.0312, reconstruction: 0.0312, kl: 0 }
    const end = epochEnd(10)
    const squared = { ...end, train: error, trainDeviation: error, validation: error }
    await observer.epoch?.(recipe === 'ch13-autoencoder' ? squared : end)
    const lines = written().trimEnd().split('\n')
    const [titles = '', row = ''] = lines.slice(-2)
    expect(stringWidth(row)).toBe(stringWidth(titles))
    expect(stringWidth(row)).toBeLessThanOrEqual(80)
    for (const line of lines.slice(0, -3)) expect(line).not.toMatch(/undefined|NaN|\{/)
  })
})
