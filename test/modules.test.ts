// Modules that register types: a run of them is trained, resumed to the bit, evaluated and exported like any other.
import { appendFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import {
  getRecipe,
  loadModule,
  loadRun,
  nodeEngine,
  readDescription,
  recordedTraining,
  registerLayer,
  resolveConfiguration,
  z,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

/** A layer, a likelihood, an optimizer and a model, and a configuration that names them all. */
const source = `
import { graph, networks, likelihoodFrom, registerLayer, registerLikelihood, registerModel, registerOptimizer, z } from 'jamjae'

const type = (name, fields = {}) => z.strictObject({ type: z.literal(name), ...fields })

const swish = registerLayer({
  schema: type('swish', { beta: z.number().default(1) }),
  build: (x, { beta }, { scope }) =>
    graph.multiply(x, graph.sigmoid(graph.multiply(x, scope.parameter('beta', [], { constant: beta })))),
  outputShape: (_, item) => item,
})

const huber = registerLikelihood({
  schema: type('huber'),
  build: () => ({
    unit: 'meanSquaredError', support: 'real', isTabular: false, domain: 'real', outputsPerValue: 1,
    negativeLogLikelihood: (x, output) => {
      const error = graph.abs(graph.subtract(output, x))
      const inside = graph.minimum(error, 0.5)
      return graph.mean(graph.flatten(graph.multiply(inside, graph.subtract(error, graph.multiply(inside, 0.5)))), [1])
    },
    mean: (output) => output,
  }),
})

const signed = registerOptimizer({
  schema: type('signed', { learningRate: z.number().default(1e-3) }),
  build: () => ({
    scalars: (_, learningRate) => ({ learningRate }),
    next: ({ parameter, gradient, scalars, carry }) => {
      const momentum = carry('momentum', (m) => graph.add(graph.multiply(m, 0.9), graph.multiply(gradient, 0.1)))
      const sign = graph.subtract(graph.step(momentum), graph.step(graph.negate(momentum)))
      return graph.subtract(parameter, graph.multiply(sign, scalars.learningRate))
    },
  }),
})

const contractive = registerModel({
  schema: type('shrunk', { ...networks.networkFields, weight: z.number().default(1e-3) }),
  build(config) {
    const likelihood = likelihoodFrom(config.likelihood)
    const code = (x, scope) => networks.encode(x, config, { head: 'latent', units: config.latent }, scope)
    const output = (codes, scope) => networks.decode(codes, config, 1, scope)
    return {
      config, input: config.input, latent: config.latent, likelihood, domain: likelihood.domain, noise: [],
      examples: 'images', hasPosterior: false, terms: ['reconstruction'], isElbo: false,
      objective(x, _, scope) {
        const codes = code(x, scope)
        const made = output(codes, scope)
        const reconstruction = likelihood.negativeLogLikelihood(x, made)
        const penalty = graph.sum(graph.square(codes), [1])
        return {
          loss: graph.add(reconstruction, graph.multiply(penalty, config.weight)),
          reconstruction, encoderInput: x, reconstructed: likelihood.mean(made),
        }
      },
      encode: (x, scope) => ({ mean: code(x, scope) }),
      decoderOutput: output,
      decode: (codes, scope) => likelihood.mean(output(codes, scope)),
    }
  },
})

export default {
  name: 'mine',
  model: contractive({
    input: [28, 28],
    encoder: [{ type: 'flatten' }, { type: 'linear', units: 12 }, swish({ beta: 2 })],
    latent: 3,
    decoder: [{ type: 'linear', units: 12 }, swish({})],
    likelihood: huber({}),
  }),
  training: { optimizer: signed({}), batchSize: 50, epochs: 2 },
}
`

let place: Workplace
const one = ['--threads', '1']
const words = (command: string, ...others: string[]) => [command, ...others, ...one]

beforeAll(async () => {
  place = await Workplace.open()
  process.env.JAMJAE_DATA = place.path('cache')
  await writeIdxFolder(place.path('few'), await fewDigits({ training: 150, validation: 20 }))
  await writeFile(place.path('mine.mjs'), source)
  const trained = await place.jamjae(
    words('train', 'mine.mjs', '--data', 'few', '--quiet', '--out', 'run'),
  )
  expect([trained.code, trained.stderr]).toEqual([0, ''])
})
afterAll(() => {
  delete process.env.JAMJAE_DATA
  return place.close()
})

describe('a module', () => {
  it('is named by the run, with its hash and its types', async () => {
    const { registered, configuration } = await place.json('run', 'run.json')
    expect(registered).toEqual([
      {
        types: ['swish', 'huber', 'signed', 'shrunk'],
        path: place.path('mine.mjs'),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    expect(configuration.model).toMatchObject({ type: 'shrunk', weight: 1e-3 })
    expect(configuration.training.optimizer).toEqual({ type: 'signed', learningRate: 1e-3 })
  })

  it('is shown like a recipe, with all settings', async () => {
    const { code, stdout, stderr } = await place.jamjae(['recipes', 'mine.mjs'])
    expect([code, stderr]).toEqual([0, ''])
    const shown = JSON.parse(stdout)
    expect(shown.model).toMatchObject({
      type: 'shrunk',
      weight: 1e-3,
      initialization: 'uniformFanIn',
    })
    expect(shown.training.optimizer).toEqual({ type: 'signed', learningRate: 1e-3 })
    await writeFile(place.path('written.json'), stdout)
    const again = await place.jamjae(['recipes', 'written.json', '--module', 'mine.mjs'])
    expect([again.stdout, again.stderr]).toEqual([stdout, ''])
  })

  it.each([
    ['summary', 'mine.mjs'],
    ['show', 'run'],
    ['evaluate', 'run'],
    ['reconstruct', 'run'],
    ['latent', 'run'],
    ['export', 'run'],
    ['encode', 'run', 'few', '--out', 'codes.npy'],
    ['report', 'run'],
    ['runs', '.'],
  ])('%s %s', async (...given) => {
    const { code, stdout, stderr } = await place.jamjae(given)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).not.toMatch(/undefined|\[object/)
  })

  it('is resumed to the same bits', async () => {
    const four = ['--data', 'few', '--epochs', '4']
    await place.jamjae(words('train', 'mine.mjs', ...four, '--out', 'whole'))
    const resumed = await place.jamjae(words('resume', 'run', '--epochs', '4', '--quiet'))
    expect([resumed.code, resumed.stderr]).toEqual([0, ''])
    const weights = (run: string) => readFile(place.path(run, 'checkpoints', 'last.safetensors'))
    expect(await weights('run')).toEqual(await weights('whole'))
  })

  it('may register what a configuration in JSON names', async () => {
    const { configuration } = await place.json('run', 'run.json')
    await writeFile(place.path('named.json'), JSON.stringify({ ...configuration, name: 'named' }))
    const train = words('train', 'named.json', '--data', 'few', '--out', 'named', '--epochs', '1')
    const without = await place.jamjae(train)
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('"shrunk"')])
    expect((await place.jamjae([...train, '--module', 'mine.mjs'])).code).toBe(0)
    expect((await place.jamjae(words('evaluate', 'named'))).code).toBe(0)
  })

  it.runIf('typescript' in process.features && process.features.typescript)(
    'may be TypeScript',
    async () => {
      await writeFile(place.path('typed.ts'), `const count: number = 1\n${source}`)
      const train = words('train', 'typed.ts', '--data', 'few', '--epochs', '1', '--out', 'typed')
      expect((await place.jamjae(train)).code).toBe(0)
    },
  )
  it.runIf(!('typescript' in process.features && process.features.typescript))(
    'needs a newer Node for TypeScript, which is said',
    async () => {
      await writeFile(place.path('typed.ts'), source)
      const { code, stderr } = await place.jamjae(['train', 'typed.ts'])
      expect([code, stderr]).toEqual([2, expect.stringContaining('22.18')])
    },
  )
})

describe('a run whose module', () => {
  const evaluate = (...others: string[]) => place.jamjae(words('evaluate', 'run', ...others))

  it('is not there says which, and where it was', async () => {
    await rename(place.path('mine.mjs'), place.path('moved.mjs'))
    const { code, stderr } = await evaluate()
    expect([code, stderr]).toEqual([2, expect.stringContaining(place.path('mine.mjs'))])
    expect(stderr).toContain('swish, huber, signed, shrunk')
    expect((await evaluate('--module', 'moved.mjs')).code).toBe(0)
    const listed = await place.jamjae(['runs', '.'])
    expect(listed.stdout).toContain('mine.mjs')
    await rename(place.path('moved.mjs'), place.path('mine.mjs'))
  })

  it('has changed is opened only when it is given', async () => {
    await appendFile(place.path('mine.mjs'), '// changed\n')
    const { code, stderr } = await evaluate()
    expect([code, stderr]).toEqual([2, expect.stringMatching(/changed.*--module/)])
    const given = await place.jamjae(['--module', 'mine.mjs', ...words('evaluate', 'run')])
    expect([given.code, given.stderr]).toEqual([0, expect.stringMatching(/not as it was when/)])
    const strict = await evaluate('--module', 'mine.mjs', '--strict')
    expect(strict.code).toBe(2)
    await cp(place.path('run'), place.path('changed'), { recursive: true })
    const resume = words('resume', 'changed', '--epochs', '5', '--module', 'mine.mjs')
    const resumed = await place.jamjae(resume)
    expect([resumed.code, resumed.stdout + resumed.stderr]).toEqual([
      0,
      expect.stringMatching(/not as it was when/),
    ])
    const { changes, registered } = await place.json('changed', 'run.json')
    const shown = await place.jamjae(['show', 'changed', '--module', 'mine.mjs'])
    expect(shown.stdout).toMatch(
      /changed after epoch 4 +module of swish, .* \(SHA-256 [0-9a-f]{8}… →/,
    )
    expect(changes).toEqual([
      expect.objectContaining({
        epochs: 4,
        modules: [
          expect.objectContaining({
            to: { path: place.path('mine.mjs'), sha256: registered[0].sha256 },
          }),
        ],
      }),
    ])
    await writeFile(place.path('mine.mjs'), source)
  })

  it('was never named on this machine is not loaded', async () => {
    await cp(place.path('run'), place.path('foreign'), { recursive: true })
    await writeFile(place.path('foreign', 'mine.mjs'), source)
    const file = place.path('foreign', 'run.json')
    const text = await readFile(file, 'utf8')
    const own = JSON.stringify(place.path('foreign', 'mine.mjs'))
    await writeFile(file, text.replace(JSON.stringify(place.path('mine.mjs')), own))
    const foreign = () => place.jamjae(words('evaluate', 'foreign'))
    const { code, stderr } = await foreign()
    expect([code, stderr]).toEqual([2, expect.stringContaining('you have not used on this')])
    // Named once, it may be loaded.
    const { code: named } = await place.jamjae(['runs', '.', '--module', 'foreign/mine.mjs'])
    expect([named, (await foreign()).code]).toEqual([0, 0])
    // Another home folder knows nothing of it.
    const elsewhere = { JAMJAE_DATA: place.path('elsewhere') }
    expect((await place.jamjae(words('evaluate', 'run'), elsewhere)).code).toBe(2)
  })

  it('no longer registers a type says so', async () => {
    const empty = 'export default {}\n'
    await writeFile(place.path('mine.mjs'), empty)
    const { registered } = await place.json('run', 'run.json')
    const { sha256 } = await loadModule(place.path('mine.mjs'))
    await cp(place.path('run'), place.path('emptied'), { recursive: true })
    const file = place.path('emptied', 'run.json')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(registered[0].sha256, sha256))
    const { code, stderr } = await place.jamjae(words('evaluate', 'emptied'))
    expect([code, stderr]).toEqual([2, expect.stringContaining('no longer registers')])
    await writeFile(place.path('mine.mjs'), source)
  })
})

describe('two modules', () => {
  it('may not register the same type', async () => {
    await writeFile(place.path('same.mjs'), source)
    const { code, stderr } = await place.jamjae(['train', 'mine.mjs', '--module', 'same.mjs'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/swish is registered by .*same\.mjs/)])
  })
})

describe('what a module registers', () => {
  const schema = (fields = '') => `z.strictObject({ type: z.literal('broken'), ${fields} })`
  const parts = {
    model: `type: 'vae', input: [28, 28], latent: 2`,
    encoder: `[{ type: 'flatten' }, { type: 'linear', units: 4 }]`,
    likelihood: `{ type: 'bernoulli' }`,
    objective: `{ type: 'elbo' }`,
    optimizer: `{ type: 'adam' }`,
  }
  /** A configuration with a type of that kind, which the module registers as `definition`. */
  const module = (kind: string, definition: string, used: Partial<typeof parts>) => {
    const { model, encoder, ...others } = { ...parts, ...used }
    return `import * as jamjae from 'jamjae'
      const { graph, networks, z } = jamjae
      jamjae.register${kind}({ ${definition} })
      export default { name: 'x', training: { epochs: 1, optimizer: ${others.optimizer} }, model: {
        ${model}, encoder: ${encoder}, decoder: [], likelihood: ${others.likelihood},
        ${others.objective && `objective: ${others.objective}`} } }`
  }
  const broken = `{ type: 'broken' }`
  const layer = (build: string, outputShape = '(_, item) => item') => [
    'Layer',
    `schema: ${schema()}, build: ${build}, outputShape: ${outputShape}`,
    { encoder: `[{ type: 'flatten' }, { type: 'residual', layers: [${broken}] }]` },
  ]
  const inside = String.raw`model\.encoder\.1\.layers\.0 \(broken\)`

  it.each([
    [
      'a layer of another shape than it promises',
      ...layer('(x) => x', '(_, [values]) => [values, 1]'),
      `${inside}: outputShape promises \\[1, 784, 1\\], but build gave \\[1, 784\\]`,
    ],
    [
      'a layer that throws',
      ...layer('() => { throw new TypeError("on purpose") }'),
      `${inside}: the layer broken failed: on purpose`,
    ],
    [
      'a layer whose outputShape throws',
      ...layer('(x) => x', '() => { throw "a text" }'),
      `${inside}: the layer broken failed: a text`,
    ],
    [
      'a layer that gives nothing',
      ...layer('() => {}'),
      `${inside}: the layer broken failed: build gave undefined`,
    ],
    [
      'a likelihood',
      'Likelihood',
      `schema: ${schema()}, build: () => ({ unit: 'nats', support: 'real', domain: 'real', outputsPerValue: 1,
        negativeLogLikelihood: (x, output) => graph.add(x, graph.matmul(output, graph.flatten(x))), mean: (output) => output })`,
      { likelihood: broken },
      'model\\.likelihood: the likelihood broken failed: matmul: expected',
    ],
    [
      'a likelihood without anything',
      'Likelihood',
      `schema: ${schema()}, build: () => {}`,
      { likelihood: broken },
      'model\\.likelihood: the likelihood broken failed: build gave undefined',
    ],
    [
      'an objective',
      'Objective',
      `schema: ${schema()}, build: () => new (class { samples = 1; usesPrior = false; usesKlTerm = true; #reason = 'hidden'
        loss() { throw new Error(this.#reason) } })()`,
      { objective: broken },
      'model\\.objective: the objective broken failed: hidden',
    ],
    [
      'a model',
      'Model',
      `schema: ${schema('...networks.networkFields')}, build: () => { throw new Error() }`,
      { model: `type: 'broken', input: [28, 28], latent: 2`, objective: '' },
      'model: the model broken failed: Error',
    ],
    [
      'an optimizer',
      'Optimizer',
      `schema: ${schema('learningRate: z.number().default(1)')}, build: () => ({ scalars: () => ({}), next: () => none })`,
      { optimizer: broken },
      'training\\.optimizer: the optimizer broken failed: none is not defined',
    ],
  ] as [string, string, string, object, string][])(
    'fails with its place and its file: %s',
    async (name, kind, definition, used, sentence) => {
      const file = `fails-${name.replaceAll(' ', '-')}.mjs`
      await writeFile(place.path(file), module(kind, definition, used))
      const { code, stderr } = await place.jamjae(words('train', file, '--data', 'few'))
      expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(sentence))])
      expect(stderr).toContain(place.path(file))
      expect(stderr.trim().split('\n')).toHaveLength(1)
    },
  )
})

describe('a module that is none', () => {
  it.each([
    ['throws', 'throw new Error("on purpose")', /cannot be loaded: on purpose/],
    ['is damaged', 'export const = 1', /cannot be loaded: Unexpected token/],
    ['exports nothing', 'export const x = 1', /exports no configuration/],
    [
      'registers what is built in',
      `import { registerLayer, z } from 'jamjae'
       registerLayer({ schema: z.strictObject({ type: z.literal('relu') }), build: (x) => x, outputShape: (_, item) => item })`,
      /relu is built in/,
    ],
    [
      'registers a model without the fields of models',
      `import { registerModel, z } from 'jamjae'
       registerModel({ schema: z.strictObject({ type: z.literal('bare') }), build: () => ({}) })`,
      /no input, encoder, latent/,
    ],
    [
      'has a setting that its schema does not know',
      `export default { name: 'x', model: { type: 'vae' }, nothing: 1 }`,
      /nothing is not a setting/,
    ],
  ])('%s', async (name, text, sentence) => {
    const file = `${name.replaceAll(' ', '-')}.mjs`
    await writeFile(place.path(file), text)
    const { code, stderr } = await place.jamjae(['train', file])
    expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)])
  })

  it('is not there', async () => {
    const { code, stderr } = await place.jamjae(['train', 'absent.mjs'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('absent.mjs')])
  })
})

describe('a program that registers a type', () => {
  it('trains a run, which says that a program is needed', async () => {
    const twice = registerLayer({
      schema: z.strictObject({ type: z.literal('twice') }),
      build: (x) => x,
      outputShape: (_, item) => item,
    })
    const tiny = tinyConfiguration()
    const model = { ...tiny.model, encoder: [...tiny.model.encoder, twice({})] }
    const configuration = resolveConfiguration({ ...tiny, model })
    const engine = await nodeEngine({ threads: 1 })
    const data = await fewDigits()
    await recordedTraining({ configuration, data, engine, out: place.path('own') })
    await engine.close()
    expect((await readDescription(place.path('own'))).registered).toEqual([{ types: ['twice'] }])
    const run = await loadRun(place.path('own'), { threads: 1 })
    await run.close()
    const { code, stderr } = await place.jamjae(words('evaluate', 'own'))
    expect([code, stderr]).toEqual([2, expect.stringMatching(/program registered twice.*--module/)])
  })

  it('loads a module once, and again where it has changed', async () => {
    await mkdir(place.path('again'))
    const file = place.path('again', 'counted.mjs')
    await writeFile(file, 'export const made = {}')
    const first = await loadModule(file)
    expect((await loadModule(file)).exports.made).toBe(first.exports.made)
    await writeFile(file, 'export const made = { changed: true }')
    expect((await loadModule(file)).exports.made).toEqual({ changed: true })
    await rm(place.path('again'), { recursive: true })
    expect(getRecipe('ch13-vae').name).toBe('ch13-vae')
  })
})
