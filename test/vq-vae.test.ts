// VQ-VAEs from training to export: trained, resumed to the bit, evaluated, encoded to integers and decoded, exported, with labels.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import {
  type ConfigurationInput,
  fitModel,
  loadRun,
  modelFrom,
  recipes,
  summarizeModel,
} from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

const side = 7
const one = ['--threads', '1']
const window = { kernel: 3, stride: 2, padding: 1 }
const relu = { type: 'relu' }
const codes = 12
const written = {
  name: 'codes',
  model: {
    type: 'vqVae',
    input: [side, side],
    encoder: [{ type: 'conv', channels: 6, ...window }, { type: 'batchNorm' }],
    latent: 3,
    quantizer: { type: 'vq', codes },
    decoder: [
      { type: 'unflatten', shape: [3, 4, 4] },
      { type: 'conv', channels: 4, kernel: 1 },
      relu,
    ],
    output: { type: 'convTranspose', ...window },
    likelihood: { type: 'bernoulli' },
  },
  training: { ...tinyConfiguration(side).training, epochs: 3, optimizer: { type: 'adam' } },
}
const settings: Readonly<Record<string, readonly string[]>> = {
  vq: [],
  gradient: ['model.quantizer.update=gradient'],
  residual: ['model.quantizer={"type":"residualVq","codes":5,"codebooks":2}'],
  fsq: ['model.quantizer={"type":"fsq","levels":[4,3,2]}'],
  lfq: ['model.quantizer={"type":"lfq"}'],
}

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), await fewDigits({ every: 4 }))
  await writeFile(place.path('codes.json'), JSON.stringify(written))
  await trained('vq')
})
afterAll(async () => {
  await place.close()
})

async function trained(kind: string, { out = kind, epochs = 3 } = {}) {
  const words = ['train', 'codes.json', '--data', 'data', '--quiet', '--out', out, ...one]
  const given = (settings[kind] ?? []).flatMap((each) => ['--set', each])
  const outcome = await place.jamjae([...words, '--epochs', String(epochs), ...given])
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
}

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  expect([code, stderr.trim().split('\n').length], stderr).toEqual([2, 1])
  for (const text of says) expect(stderr).toContain(text)
}

it.each(Object.keys(settings))('%s: resumes to the bit, exports with parity', async (kind) => {
  if (kind !== 'vq') await trained(kind)
  await trained(kind, { out: `${kind}-part`, epochs: 1 })
  const resumed = ['resume', `${kind}-part`, '--epochs', '3', '--quiet', ...one]
  expect(await place.jamjae(resumed)).toMatchObject({ code: 0, stderr: '' })
  const [whole, part] = await Promise.all(
    [kind, `${kind}-part`].map((run) => readFile(place.path(run, 'checkpoints/last.safetensors'))),
  )
  expect(part?.equals(whole ?? Buffer.of())).toBe(true)
  const exported = await place.jamjae(['export', kind, '--out', `${kind}-onnx`, ...one])
  expect(exported).toMatchObject({ code: 0 })
  expect(exported.stdout).toContain('codebook.onnx')
})

it('starts with codes of the data, other ones with another seed', async () => {
  await trained('vq', { out: 'first', epochs: 1 })
  const metrics = await place.lines('first/metrics.jsonl')
  const first = metrics.find(({ extra }) => extra?.perplexity)
  expect(first.extra.perplexity).toBeGreaterThan(1.5)
  expect(first.extra.codesUsed).toBeGreaterThan(0)
})

it('is evaluated: perplexity, codes in use, the rate in bits', async () => {
  const { code, stdout } = await place.jamjae(['evaluate', 'vq', '--json', ...one])
  expect(code).toBe(0)
  const { representation } = JSON.parse(stdout)
  const use = representation.codes
  expect(use).toMatchObject({ numbers: 16, codes, codebooks: 1, bits: 16 * Math.log2(codes) })
  expect(use.entropyBits).toBeCloseTo(16 * Math.log2(use.perplexity), 6)
  expect(use.bitsPerDimension).toBeCloseTo(use.entropyBits / side ** 2, 9)
  expect(use.used).toBeCloseTo(1 - use.dead / codes, 9)
  const text = await place.jamjae(['evaluate', 'vq', ...one])
  expect(text.stdout).toMatch(/Perplexity of the codes +\d+\.\d of at most 12/)
  expect(text.stdout).toMatch(/Rate of a code +16 numbers, 57 bits; entropy \d+ bits/)
})

describe('codes as files', () => {
  it.each(['npy', 'npz'])('.%s: integers, which decode to the reconstructions', async (format) => {
    const file = `codes.${format}`
    const said = await place.jamjae(['encode', 'vq', 'data', '--out', file, ...one])
    expect(said.stdout).toMatch(/codes of 16 numbers below 12: 57 bits an example/)
    const decoded = ['decode', 'vq', file, '--out', `${format}-decoded.npy`, ...one]
    expect(await place.jamjae(decoded)).toMatchObject({ code: 0 })
    await place.jamjae(['encode', 'vq', 'data', '--out', `${format}.csv`, ...one])
    const latents = ['decode', 'vq', `${format}.csv`, '--out', `${format}-latents.npy`, ...one]
    expect(await place.jamjae(latents)).toMatchObject({ code: 0 })
    const [ofCodes, ofLatents] = await Promise.all(
      ['decoded', 'latents'].map((name) => readFile(place.path(`${format}-${name}.npy`))),
    )
    const [a, b] = [ofCodes, ofLatents].map((bytes = Buffer.of()) => {
      const header = 10 + bytes.readUInt16LE(8)
      return new Float32Array(
        bytes.buffer.slice(bytes.byteOffset + header, bytes.byteOffset + bytes.length),
      )
    }) as [Float32Array, Float32Array]
    expect(a.length).toBe(b.length)
    expect(Math.max(...a.map((value, at) => Math.abs(value - (b[at] as number))))).toBeLessThan(
      1e-5,
    )
  })

  it('refuses numbers that are no codes, and another shape, in one sentence', async () => {
    const npy = async (name: string, descr: string, shape: string, data: ArrayBufferView) => {
      const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }`
      const padded = `${header.padEnd(117)}\n`
      const start = Buffer.concat([
        Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]),
        Buffer.from(padded, 'latin1'),
      ])
      const body = Buffer.from(data.buffer)
      await writeFile(place.path(name), Buffer.concat([start, body]))
    }
    await npy('large.npy', '<i4', '1, 4, 4', new Int32Array(16).fill(codes))
    await refused(
      ['decode', 'vq', 'large.npy', '--out', 'x.npy'],
      'from 0 to 11, got 12 at example 0',
    )
    await npy('shape.npy', '<i4', '1, 15', new Int32Array(15))
    await refused(['decode', 'vq', 'shape.npy', '--out', 'x.npy'], '[count, 4, 4]', '[1, 15]')
    await npy('half.npy', '<f4', '1, 4, 4', new Float32Array(16).fill(0.5))
    await refused(['decode', 'vq', 'half.npy', '--out', 'x.npy'], 'got 0.5')
  })
})

it('exported: codebook and decoder give what the indices of the encoder stand for', async () => {
  await place.jamjae(['export', 'vq', '--out', 'models', ...one])
  const session = (name: string) => InferenceSession.create(place.path('models', `${name}.onnx`))
  const [encoder, codebook] = await Promise.all([session('encoder'), session('codebook')])
  const data = Float32Array.from({ length: 2 * side ** 2 }, (_, at) => (at % 7) / 7)
  const { mean, indices } = await encoder.run({
    images: new Tensor('float32', data, [2, side, side]),
  })
  expect(indices?.dims).toEqual([2, 4, 4])
  const { latents } = await codebook.run({ indices: indices as Tensor })
  const [found, expected] = [latents?.data as Float32Array, mean?.data as Float32Array]
  expect(
    Math.max(...found.map((value, at) => Math.abs(value - (expected[at] as number)))),
  ).toBeLessThan(1e-5)
})

it('is drawn as an autoencoder', async () => {
  for (const command of ['reconstruct', 'latent', 'report'])
    expect([command, (await place.jamjae([command, 'vq', ...one])).code]).toEqual([command, 0])
})

it('tells what a quantizer cannot be', async () => {
  const words = ['train', 'codes.json', '--data', 'data', '--set']
  await refused([...words, 'model.quantizer={"type":"fsq","levels":[4,3]}'], 'model.latent to 2')
  await refused(
    [...words, 'model.quantizer={"type":"fsq","levels":[64,64,64]}'],
    'at most 65536 codes',
  )
  await refused([...words, 'model.quantizer={"type":"vqq"}'], 'model.quantizer.type')
  await refused([...words, 'model.quantizer.restart=2'], 'model.quantizer.restart')
})

it('its decoder follows the dimensions that are set', async () => {
  const words = ['train', 'codes.json', '--data', 'data', '--quiet', '--out', 'narrow', ...one]
  const given = ['--latent', '2', '--epochs', '1', '--set', 'model.quantizer.type=lfq']
  expect(await place.jamjae([...words, ...given])).toMatchObject({ code: 0, stderr: '' })
  const { configuration } = await place.json('narrow', 'run.json')
  expect(configuration.model.decoder[0]).toEqual({ type: 'unflatten', shape: [2, 4, 4] })
})

it('with labels as a condition, trains and encodes', async () => {
  await cp(place.path('data'), place.path('labelled'), { recursive: true })
  const words = ['train', 'codes.json', '--data', 'labelled', '--quiet', '--out', 'given', ...one]
  const decoder = [{ type: 'linear', units: 48 }, ...written.model.decoder]
  const changes = ['model.condition.type=labels', `model.decoder=${JSON.stringify(decoder)}`]
  const given = changes.flatMap((each) => ['--set', each])
  expect(await place.jamjae([...words, ...given])).toMatchObject({ code: 0, stderr: '' })
  const encoded = await place.jamjae(['encode', 'given', 'data', '--out', 'given.npz', ...one])
  expect(encoded).toMatchObject({ code: 0 })
  const decoded = ['decode', 'given', 'given.npz', '--out', 'given.png', ...one]
  expect(await place.jamjae(decoded)).toMatchObject({ code: 0, stderr: '' })
})

it('the recipe fits images of any size that its convolutions halve', () => {
  const { model } = recipes['vq-vae'] as ConfigurationInput
  const fitted = fitModel(model as Parameters<typeof fitModel>[0], [3, 32, 48])
  expect(modelFrom(fitted).codes?.shape).toEqual([8, 12])
  expect(summarizeModel(fitted).latent).toBe(16 * 8 * 12)
  // The decoder's first map follows the dimensions of a vector.
  const narrow = { ...(model as object), latent: 5 } as Parameters<typeof fitModel>[0]
  expect(summarizeModel(fitModel(narrow, [28, 28])).latent).toBe(5 * 7 * 7)
})

it('opens as a run whose codes are those of the file', async () => {
  await mkdir(place.path('empty'), { recursive: true })
  const run = await loadRun(place.path('vq'), { threads: 1 })
  expect(run.model.codes).toMatchObject({ shape: [4, 4], count: codes, codebooks: 1 })
  await run.close()
})
