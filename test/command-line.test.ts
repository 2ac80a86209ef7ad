// The command line as its users see it: its output and files, flags, exit codes, Ctrl-C.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { recipes } from 'jamjae'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, objects, Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  await writeIdxFolder(place.path('few'), await fewDigits())
})
afterAll(() => place.close())

const one = ['--threads', '1']
const few = ['--data', 'few', ...one]
const hangul = /[가-힣]/
const controlCharacter = String.fromCharCode(27)

interface Figures {
  readonly loss: number
  readonly reconstruction: number
  readonly kl: number
}

/** loss = reconstruction + kl, within float32's precision. */
function expectConsistent({ loss, reconstruction, kl }: Figures, name: string): void {
  expect(Number.isFinite(loss), name).toBe(true)
  expect(Math.abs(loss - reconstruction - kl), name).toBeLessThan(1e-5 * Math.abs(loss))
}

describe('--json', () => {
  let outcome: Outcome
  let events: ReturnType<typeof objects>
  beforeAll(async () => {
    const words = ['train', 'tiny.json', '--json', '--out', 'json', '--epochs', '3', ...few]
    outcome = await place.jamjae(words)
    events = objects(outcome.stdout)
  })

  it('ends with 0, writes only objects to standard output and progress to standard error', () => {
    expect(outcome.code).toBe(0)
    expect(events.map(({ event }) => event)).toEqual([
      'started',
      'epoch',
      'epoch',
      'epoch',
      'finished',
    ])
    expect(outcome.stderr).toMatch(/tiny on few: 100 training and 20 validation images/)
    expect(outcome.stderr).toMatch(/^ *3\/3 /m)
  })

  it('starts with the model and the data', () => {
    expect(events[0]).toEqual({
      event: 'started',
      name: 'tiny',
      unit: 'nats',
      trainingExamples: 100,
      validationExamples: 20,
      parameters: 784 * 16 + 16 + (16 * 4 + 4) + (2 * 16 + 16) + (16 * 784 + 784),
      threads: 1,
    })
  })

  it('ends with the documented object', () => {
    const last = events.at(-1)
    expect(Object.keys(last)).toEqual([
      'event',
      'run',
      'epochs',
      'steps',
      'train',
      'validation',
      'best',
      'unit',
      'imagesPerSecond',
      'seconds',
      'waitedSeconds',
    ])
    // 100 examples in batches of 32 are four steps: the smaller last one counts.
    expect(last).toMatchObject({ run: 'json', epochs: 3, steps: 12, unit: 'nats' })
    const names = ['kl', 'loss', 'reconstruction']
    expect(Object.keys(last.train).sort()).toEqual(names)
    expect(Object.keys(last.validation).sort()).toEqual([...names, 'squaredError'])
    expect(last.imagesPerSecond).toBeGreaterThan(0)
    expect(last.seconds).toBeGreaterThan(0)
    expect(last.seconds).toBeLessThan(outcome.seconds)
  })

  it('reports metrics that agree with each other and with the run folder', async () => {
    const epochs = events.slice(1, 4)
    for (const [index, { epoch, step, train, validation }] of epochs.entries()) {
      expect([epoch, step]).toEqual([index + 1, 4 * (index + 1)])
      expectConsistent(train, `training, epoch ${epoch}`)
      expectConsistent(validation, `validation, epoch ${epoch}`)
    }
    const last = events.at(-1)
    expect(last.train).toEqual(epochs[2].train)
    expect(last.validation).toEqual(epochs[2].validation)
    const run = await place.json('json', 'run.json')
    expect(run).toMatchObject({
      status: 'finished',
      progress: { epochs: 3, steps: 12 },
      engine: { device: 'cpu', threads: 1 },
      data: {
        source: place.path('few'),
        shape: [28, 28],
        trainingExamples: 100,
        validationExamples: 20,
      },
    })
    const metrics = await place.lines('json', 'metrics.jsonl')
    const { train, validation } = metrics.at(-1)
    expect(run).toMatchObject({ train, validation })
    expect(metrics.map(({ type }) => type).join(' ')).toBe(
      Array(3).fill('step step step step epoch').join(' '),
    )
    for (const figures of metrics.filter(({ type }) => type === 'step'))
      expectConsistent(figures, `step ${figures.step}`)
    const means = metrics.filter(({ type }) => type === 'epoch').map(({ train }) => train.loss)
    for (const [index, mean] of means.entries())
      expect(mean).toBeCloseTo(epochs[index].train.loss, 5)
  })

  it('writes every part of the run folder', async () => {
    const files = await place.files()
    const events = expect.stringMatching(/^json\/tensorboard\/events\.out\.tfevents\./)
    expect(files.filter((name) => name.startsWith('json'))).toEqual([
      'json',
      'json/checkpoints',
      'json/checkpoints/best.safetensors',
      'json/checkpoints/last.safetensors',
      'json/codes',
      ...[1, 2, 3].map((epoch) => `json/codes/000${epoch}.f32`),
      'json/metrics.jsonl',
      'json/pictures',
      'json/pictures/epochs',
      ...[1, 2, 3].map((epoch) => `json/pictures/epochs/000${epoch}.png`),
      'json/pictures/manifold.png',
      'json/pictures/reconstructions.png',
      'json/run.json',
      'json/tensorboard',
      events,
    ])
    expect(await imageSize('json/pictures/reconstructions.png')).toEqual([
      10 * (28 * 3 + 2) + 2,
      2 * (28 * 3 + 2) + 2,
    ])
    expect(await imageSize('json/pictures/manifold.png')).toEqual([20 * 28 * 2, 20 * 28 * 2])
  })

  it('names a mean squared error so; a denoising run draws what the encoder sees', async () => {
    const words = ['train', 'ch13-autoencoder', '--json', '--quiet', '--out', 'squared', ...few]
    const { stdout, stderr, code } = await place.jamjae([...words, '--epochs', '1'])
    expect([code, stderr]).toEqual([0, ''])
    const last = objects(stdout).at(-1)
    expect(last.unit).toBe('meanSquaredError')
    for (const { loss, reconstruction, kl, meanSquaredError } of [last.train, last.validation]) {
      expect(meanSquaredError).toBe(reconstruction)
      expect([loss, kl]).toEqual([reconstruction, 0])
    }
    const [, height] = await imageSize('squared/pictures/reconstructions.png')
    expect(height).toBe(3 * (28 * 3 + 2) + 2)
    expect(existsSync(place.path('squared/pictures/manifold.png'))).toBe(false)
  })

  it('survives a reader that closes the pipe', async () => {
    const words = ['train', 'tiny.json', '--json', '--quiet', '--out', 'unread', ...few]
    const { child, ended, heard } = place.start(words)
    await heard(/started/)
    child.stdout?.destroy()
    const { code, stderr } = await ended
    expect([code, stderr]).toEqual([0, ''])
    expect(await place.json('unread', 'run.json')).toMatchObject({ status: 'finished' })
  })
})

describe('output for people', () => {
  it('progress on standard error, with --verbose a line every 100 batches; results on standard output', async () => {
    const words = ['train', 'tiny.json', '--verbose', '--out', 'verbose', '--epochs', '2']
    const { code, stdout, stderr } = await place.jamjae([...words, '--batch-size', '40', ...one])
    expect(code).toBe(0)
    const batches = [...stderr.matchAll(/epoch (\d), batch (\d+)\/225: -ELBO/g)]
    expect(batches.map(([, epoch, batch]) => `${epoch}:${batch}`)).toEqual([
      '1:100',
      '1:200',
      '1:225',
      '2:100',
      '2:200',
      '2:225',
    ])
    expect(stdout).toMatch(/^Done in [\d.]+ s: epochs 2, steps 450 \([\d,]+ examples\/s\)\.$/m)
    const [run = '', pictures = '', manifold = '', weights = ''] = stdout
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.split(/ {2,}/).at(-1))
    expect(run).toBe('verbose')
    for (const path of [pictures, manifold, weights])
      expect(existsSync(place.path(path))).toBe(true)
    expect(stdout).toContain('Next, try:')
    expect(stdout + stderr).not.toContain(controlCharacter)
    expect(stderr).not.toContain('\r')
  })

  it('--quiet: nothing', async () => {
    const words = ['train', 'tiny.json', '--quiet', '--out', 'quiet', ...few]
    expect(await place.jamjae(words)).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(existsSync(place.path('quiet', 'run.json'))).toBe(true)
  })

  it('--lang ko: Korean, the same metrics', async () => {
    const words = ['train', 'tiny.json', '--out', 'korean', ...few]
    const { code, stdout, stderr } = await place.jamjae([...words, '--lang', 'ko'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^완료: 에포크 2개, 스텝 8개/m)
    expect(stderr).toContain('tiny · few: 학습 이미지 100개, 검증 이미지 20개')
    for (const english of ['training', 'epoch', 'Metrics', 'recon'])
      expect(stderr).not.toContain(english)
    for (const english of ['Done', 'run ', 'weights', 'Next']) expect(stdout).not.toContain(english)
    const [epoch] = (await place.lines('korean', 'metrics.jsonl')).filter(
      ({ type }) => type === 'epoch',
    )
    expect(stderr).toContain(epoch.train.loss.toFixed(2))
  })

  it('LANG=ko_KR.UTF-8 too, unless --lang overrides it', async () => {
    const korean = { LANG: 'ko_KR.UTF-8' }
    expect((await place.jamjae(['recipes'], korean)).stdout).toMatch(hangul)
    expect((await place.jamjae(['recipes', '--lang', 'en'], korean)).stdout).not.toMatch(hangul)
    const wrong = await place.jamjae(['train', 'nothing-like-it'], korean)
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toMatch(/^오류: 레시피 "nothing-like-it": .*어느 것도 아닙니다/)
  })

  it.each(['en', 'ko'])('--help of every command (%s)', async (language) => {
    for (const command of [
      '',
      'train',
      'resume',
      'tensorboard',
      'evaluate',
      'encode',
      'decode',
      'export',
      'import',
      'runs',
      'show',
      'summary',
      'compare',
      'reconstruct',
      'curves',
      'latent',
      'manifold',
      'sample',
      'interpolate',
      'traverse',
      'report',
      'recipes',
      'data',
      'data pull',
      'data list',
      'data check',
      'studio',
      'publish',
      'doctor',
    ]) {
      const words = [...command.split(' ').filter(Boolean), '--help', '--lang', language]
      const { code, stdout, stderr } = await place.jamjae(words)
      expect([code, stderr]).toEqual([0, ''])
      const name = `${command.replace(' ', '-') || 'jamjae'}-${language}`
      await expect(stdout).toMatchFileSnapshot(`help/${name}.txt`)
    }
  })

  it('without a command: the help, as an error', async () => {
    const { code, stdout, stderr } = await place.jamjae([])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^Usage: jamjae/)
  })

  it('--version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'))
    expect(await place.jamjae(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` })
  })

  it('doctor: versions, devices, threads and speed', async () => {
    const { code, stdout, stderr } = await place.jamjae(['doctor'])
    expect(code).toBe(0)
    // Libraries of graphics cards that work may add lines of their own to standard error.
    if (!/^webgpu +available$/m.test(stdout)) expect(stderr).toBe('')
    for (const line of [
      /^jamjae +\d+\.\d+\.\d+$/m,
      /^node +\d+\.\d+\.\d+$/m,
      /^onnxruntime +1\.\d+\.\d+$/m,
      /^cpu +available$/m,
      /^webgpu +\w/m,
      /^cuda +\w/m,
      /^threads +\d+$/m,
      /^speed +\d+ GFLOP\/s/m,
    ])
      expect(stdout).toMatch(line)
  })
})

describe('recipes', () => {
  it('lists all of them, in a line each', async () => {
    const { code, stdout, stderr } = await place.jamjae(['recipes'])
    expect([code, stderr]).toEqual([0, ''])
    const names = Object.keys(recipes)
    expect(
      stdout
        .split('\n')
        .slice(0, names.length)
        .map((line) => line.split(' ')[0]),
    ).toEqual(names)
  })

  it('--json: all of them, in full', async () => {
    const { code, stdout } = await place.jamjae(['recipes', '--json'])
    expect(code).toBe(0)
    const all: { name: string; training: { optimizer: object } }[] = JSON.parse(stdout)
    expect(all.map(({ name }) => name)).toEqual(Object.keys(recipes))
    for (const { training } of all) expect(training.optimizer).toHaveProperty('epsilon')
  })

  it('the configuration shown for NAME trains to the same metrics', async () => {
    const { stdout } = await place.jamjae(['recipes', 'relu-vae-2d'])
    await writeFile(place.path('CONFIG.json'), stdout)
    const rest = ['--epochs', '2', '--quiet', ...few]
    for (const name of ['CONFIG.json', 'relu-vae-2d'])
      expect((await place.jamjae(['train', name, '--out', `again-${name}`, ...rest])).code).toBe(0)
    const [again, direct] = await Promise.all(['again-CONFIG.json', 'again-relu-vae-2d'].map(steps))
    expect(again).toHaveLength(2)
    expect(again).toEqual(direct)
  })
})

describe('summary', () => {
  it('lists the layers of a recipe and their total', async () => {
    const { code, stdout, stderr } = await place.jamjae(['summary', 'relu-vae-2d'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^encoder\.0 +linear +256 +200,960$/m)
    expect(stdout).toMatch(/^output +linear +28 × 28 +201,488$/m)
  })

  it('shows kernels and what of convolutions is not the default, and in JSON all settings', async () => {
    const layer = { type: 'conv', channels: 4, kernel: 5, stride: 2, padding: 2 }
    const deep = { ...layer, kernel: 3, stride: 1, padding: 0, groups: 4 }
    const words = ['summary', 'conv-vae', '--set', `model.encoder=${JSON.stringify([layer, deep])}`]
    const { stdout } = await place.jamjae(words)
    expect(stdout).toMatch(/^encoder\.0 +conv, 5×5, stride 2, padding 2 +4 × 14 × 14 /m)
    expect(stdout).toMatch(/^encoder\.1 +conv, 3×3, groups 4 +4 × 12 × 12 /m)
    const korean = await place.jamjae([...words, '--lang', 'ko'])
    expect(korean.stdout).toMatch(/^encoder\.1 +conv, 3×3, 그룹 수 4 /m)
    const { layers } = JSON.parse((await place.jamjae([...words, '--json'])).stdout)
    const { type: _, ...settings } = deep
    expect(layers[1]).toMatchObject({ type: 'conv', settings })
    expect(layers.find(({ path }: { path: string }) => path === 'posterior').settings).toBe(
      undefined,
    )
  })

  it('is fitted to another shape, as JSON', async () => {
    const words = ['summary', 'conv-vae', '--input', '3x64x64', '--latent', '5', '--json']
    const { input, latent, layers } = JSON.parse((await place.jamjae(words)).stdout)
    expect([input, latent]).toEqual([[3, 64, 64], 5])
    expect(layers.at(-1).outputShape).toEqual([3, 64, 64])
  })

  it.each([
    [
      ['--input', '3x32x32', '--set', 'model.input=[3,28,28]'],
      '--input: expected without --set model.input, got both. Leave one of them out',
    ],
    [['--input', 'abc'], '--input: expected the sizes of one example, got "abc". Give them as'],
    [['--latent', '0'], '--latent: expected a positive integer, got "0"'],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await place.jamjae(['summary', 'conv-vae', ...words])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})

describe('flags of train', () => {
  it('each takes effect', async () => {
    const { code } = await place.jamjae([
      ...['train', 'ch13-vae', '--quiet', '--data', 'few', '--epochs', '2', '--batch-size', '30'],
      ...['--learning-rate', '0.002', '--latent', '3', '--seed', '7', '--threads', '2'],
      ...['--device', 'cpu', '--out', 'deep/in/folders', '--set', 'model.klWeight=0.5'],
      ...['--set', 'model.encoder.0.units=12', '--set', 'training.shuffle=false'],
    ])
    expect(code).toBe(0)
    const { configuration, engine, progress, name } = await place.json('deep/in/folders/run.json')
    expect(name).toBe('folders')
    expect(engine).toEqual({ device: 'cpu', threads: 2 })
    expect(progress).toMatchObject({ epochs: 2, steps: 8 })
    expect(progress.seconds).toBeGreaterThan(0)
    expect(configuration.data.source).toBe('few')
    expect(configuration.model).toMatchObject({ latent: 3, klWeight: 0.5 })
    expect(configuration.model.encoder[0]).toEqual({ type: 'linear', units: 12 })
    expect(configuration.training).toMatchObject({
      epochs: 2,
      batchSize: 30,
      seed: 7,
      shuffle: false,
      optimizer: { type: 'adam', learningRate: 0.002 },
    })
    const [first] = await steps('deep/in/folders')
    expect(first).toMatchObject({ examples: 30 })
    expect(first.loss).toBeCloseTo(first.reconstruction + 0.5 * first.kl, 3)
  })

  it('without --out a new folder under runs', async () => {
    const words = ['train', 'tiny.json', '--json', '--quiet', '--epochs', '1', ...few]
    const { stdout } = await place.jamjae(words)
    const { run } = objects(stdout).at(-1)
    expect(run).toMatch(/^runs\/tiny-\d{8}-\d{6}-[0-9a-f]{4}$/)
    expect(existsSync(place.path(run, 'run.json'))).toBe(true)
  })

  it.each([
    ['rmsprop', 0.01],
    ['adadelta', 1],
  ])(
    '--set training.optimizer.type=%s starts from its own defaults',
    async (type, learningRate) => {
      const words = ['train', 'tiny.json', '--quiet', '--out', type, '--epochs', '4', ...few]
      await place.jamjae([...words, '--set', `training.optimizer.type=${type}`])
      const { configuration, status } = await place.json(type, 'run.json')
      expect(status).toBe('finished')
      expect(configuration.training.optimizer).toMatchObject({ type, learningRate })
      const all = await steps(type)
      expect(all.at(-1).loss).toBeLessThan(0.9 * all[0].loss)
    },
  )

  it('--learning-rate is that of the optimizer which --set chooses', async () => {
    const words = ['train', 'tiny.json', '--quiet', '--out', 'rate', '--epochs', '1', ...few]
    const rate = ['--learning-rate', '0.25', '--set', 'training.optimizer.type=sgd']
    await place.jamjae([...words, ...rate, '--set', 'training.optimizer.momentum=0.5'])
    const { optimizer } = (await place.json('rate', 'run.json')).configuration.training
    expect(optimizer).toMatchObject({ type: 'sgd', learningRate: 0.25, momentum: 0.5 })
  })

  it('--set model.target=clean compares the reconstruction with the clean image', async () => {
    const words = ['train', 'ch13-autoencoder', '--quiet', '--epochs', '1', ...few]
    await place.jamjae([...words, '--out', 'noisy'])
    await place.jamjae([...words, '--out', 'clean', '--set', 'model.target=clean'])
    const [noisy, clean] = [await steps('noisy'), await steps('clean')]
    expect((await place.json('clean', 'run.json')).configuration.model.target).toBe('clean')
    // The first step has the same input in both. Its output is still grey: nearer to noise than to black and white.
    expect(clean[0].reconstruction).toBeGreaterThan(1.1 * noisy[0].reconstruction)
  })
})

describe('a loss that is no finite number', () => {
  it('ends the run with 1, prints where and what to try, and keeps the last good checkpoint', async () => {
    const words = ['train', 'tiny.json', '--json', '--quiet', '--out', 'diverging', ...few]
    const settings = ['--epochs', '9', '--set', 'training.optimizer.type=sgd']
    const rate = ['--learning-rate', '0.001', '--set', 'training.optimizer.momentum=5']
    const { code, stdout, stderr } = await place.jamjae([...words, ...settings, ...rate])
    expect(code).toBe(1)
    const [, epoch = '', step = ''] =
      /^error: training: expected finite metrics, got a (?:validation )?(?:kl|reconstruction|loss) of (?:NaN|-?Infinity) in epoch (\d+), step (\d+); the first tensor that is not finite is \S+(?: \(\w+\))? \(step \d+; examples without a finite loss: \d+ of \d+: [^)]+\)\. The loss grew in the steps before: choose a smaller learning rate \(--learning-rate\), or clip gradients \(--set training\.clip\.norm=1\)\n$/.exec(
        stderr,
      ) ?? []
    expect(stderr.split('\n')).toHaveLength(2)
    expect(Number(epoch)).toBeGreaterThan(1)
    expect(Math.ceil(Number(step) / 4)).toBe(Number(epoch))
    const failed = objects(stdout).at(-1)
    expect(failed).toEqual({
      event: 'failed',
      message: stderr.slice('error: '.length).trim(),
      nonFinite: expect.objectContaining({
        ...{ epoch: Number(epoch), step: Number(step), remedy: 'learningRate' },
        ...{ metric: expect.any(String), tensor: expect.any(String), examples: expect.any(Array) },
      }),
    })
    const run = await place.json('diverging', 'run.json')
    expect(run).toMatchObject({ status: 'failed', failure: { message: failed.message } })
    const korean = await place.jamjae(['show', 'diverging', '--lang', 'ko'])
    expect([korean.code, korean.stdout]).toEqual([0, expect.stringContaining('Infinity')])
    expect(run.progress.epochs).toBe(Number(epoch) - 1)
    const { position, weights } = await checkpoint('diverging')
    expect(position.epoch).toBe(Number(epoch))
    expect(position.taken).toBe(0)
    expect(weights.every(Number.isFinite)).toBe(true)
  })

  it('counts when only validation has it: the checkpoint is unchanged', async () => {
    const words = ['train', 'tiny.json', '--quiet', '--out', 'gone', '--epochs', '2', ...few]
    const rest = ['--batch-size', '100', '--learning-rate', '1e30', '--lang', 'ko']
    const { code, stderr } = await place.jamjae([...words, ...rest])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^오류: 학습: .*에포크 1, 스텝 1에서 validation .*--learning-rate/)
    expect(await place.json('gone', 'run.json')).toMatchObject({ status: 'failed' })
    expect(existsSync(place.path('gone/checkpoints/last.safetensors'))).toBe(false)
  })
})

describe('an interruption', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends the run with 130 and keeps the checkpoint',
    async (signal) => {
      const words = ['train', 'tiny.json', '--json', '--out', signal, '--epochs', '1000000', ...few]
      const { child, ended, heard } = place.start(words)
      await heard(/"event":"epoch","epoch":2/)
      child.kill(signal)
      const { code, stdout, stderr } = await ended
      expect(code).toBe(130)
      expect(stderr).toContain(
        'Stopping after the current steps. Press Ctrl-C again to quit at once.',
      )
      const last = objects(stdout).at(-1)
      expect(last).toMatchObject({ event: 'interrupted', run: signal })
      expect(last.epochs).toBeGreaterThanOrEqual(2)
      const run = await place.json(signal, 'run.json')
      const { epochs, steps } = last
      expect(run).toMatchObject({ status: 'interrupted', progress: { epochs, steps } })
      const { position } = await checkpoint(signal)
      expect(position.step).toBe(steps)
      expect(position.epoch).toBe(epochs + 1)
      const metrics = await place.lines(signal, 'metrics.jsonl')
      expect(metrics.filter(({ type }) => type === 'step')).toHaveLength(steps)
    },
  )

  it('prints the paths, and a second one exits immediately', async () => {
    // Steps of a second or so, so that the first interruption cannot be handled before the second.
    const words = ['train', 'ch13-vae', '--batch-size', '9000', '--out', 'twice', '--lang', 'ko']
    const { child, ended, heard } = place.start([...words, ...one])
    await heard(/시간/)
    child.kill('SIGINT')
    await heard(/Ctrl-C를 한 번 더/)
    child.kill('SIGINT')
    const { code, stdout, stderr } = await ended
    expect([code, stdout]).toEqual([130, ''])
    expect(stderr.trimEnd()).toMatch(/누르세요\.$/)
    expect(await place.json('twice', 'run.json')).toMatchObject({ status: 'running' })
    expect((await place.files()).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('wrong use', () => {
  it.each([
    [['trian'], 'trian is not a command. Did you mean train?'],
    [['zzzzzzzz'], 'zzzzzzzz is not a command. See: jamjae --help'],
    [['--bogus'], '--bogus is not an option of jamjae. See: jamjae --help'],
    [
      ['train', 'tiny.json', '--epoch', '3'],
      '--epoch is not an option of train. Did you mean --epochs?',
    ],
    [
      ['train', 'tiny.json', '--language', 'ko'],
      '--language is not an option of train. Did you mean --lang?',
    ],
    [
      ['train', 'tiny.json', '--epochs-in-total', '3'],
      '--epochs-in-total is not an option of train. Did you mean --epochs?',
    ],
    [
      ['train', 'tiny.json', '--nothing-like-it'],
      '--nothing-like-it is not an option of train. See: jamjae train --help',
    ],
    [['recipes', '--jsn'], '--jsn is not an option of recipes. Did you mean --json?'],
    [['train'], 'train: an argument is missing: NAME. See: jamjae train --help'],
    [['train', 'a', 'b'], 'train: too many arguments. See: jamjae train --help'],
    [['train', 'tiny.json', '--epochs'], '--epochs: a value is missing. See: jamjae train --help'],
    [
      ['train', 'ch13-vea'],
      'recipe "ch13-vea": expected a recipe or a configuration file, got neither. Did you mean ch13-vae?',
    ],
    [
      ['recipes', 'relu-vae'],
      'recipe "relu-vae": expected a recipe or a configuration file, got neither. Did you mean relu-vae-2d?',
    ],
    [
      ['train', 'tiny.json', '--set', 'training.epoch=3'],
      'tiny.json: training.epoch is not a setting. Did you mean training.epochs?',
    ],
    [['recipes', '--lang', 'fr'], '--lang: expected one of en, ko, got "fr". Choose one of them'],
  ])('%j', async (words, sentence) => {
    expect(await place.jamjae(words)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `error: ${sentence}\n`,
    })
  })

  it('in Korean', async () => {
    const { code, stderr } = await place.jamjae([
      'train',
      'tiny.json',
      '--epoch',
      '3',
      '--lang',
      'ko',
    ])
    expect(code).toBe(2)
    expect(stderr).toBe('오류: --epoch는 train의 옵션이 아닙니다. 혹시 --epochs인가요?\n')
  })

  it('--debug shows the stack', async () => {
    const { code, stderr } = await place.jamjae(['train', 'ch13-vea', '--debug'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^ConfigError: recipe "ch13-vea".*\n +at /)
  })
})

async function steps(run: string) {
  return (await place.lines(run, 'metrics.jsonl')).filter(({ type }) => type === 'step')
}

/** The content of a checkpoint, parsed by the format's definition. */
async function checkpoint(run: string) {
  const bytes = await readFile(place.path(run, 'checkpoints', 'last.safetensors'))
  const length = Number(bytes.readBigUInt64LE(0))
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length))
  const weights = new Float32Array(Uint8Array.from(bytes.subarray(8 + length)).buffer)
  return { position: JSON.parse(header.__metadata__.standing).position, weights: [...weights] }
}

/** Width and height of a PNG. */
async function imageSize(path: string): Promise<number[]> {
  const bytes = await readFile(place.path(path))
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}
