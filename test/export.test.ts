// jamjae export: three ONNX files that agree with the trained model, or nothing.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { arrayDataset, loadRun, version } from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { readOnnx } from './onnx-reader.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

const files = ['autoencoder.onnx', 'decoder.onnx', 'encoder.onnx']
const side = 7
let place: Workplace

beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), await fewDigits({ every: 4 }))
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration(side)))
  const words = ['train', 'tiny.json', '--data', 'data', '--out', 'run', '--quiet']
  expect(await place.jamjae(words)).toMatchObject({ code: 0 })
})
afterAll(() => place.close())

describe('the files', () => {
  beforeAll(async () => {
    const { code, stdout, stderr } = await place.jamjae(['export', 'run'])
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout.trim().split('\n')
    expect(lines.map((line) => line.split(/\s+/)[0]).sort()).toEqual(
      files.map((file) => join('run', 'model', file)),
    )
    for (const line of lines) {
      const [, difference] = /largest difference (\S+)$/.exec(line) ?? []
      expect(Number(difference)).toBeLessThan(1e-5)
    }
  })

  it('exist, and nothing else', async () => {
    expect((await readdir(place.path('run', 'model'))).sort()).toEqual(files)
    expect(await readdir(place.path('run'))).not.toContainEqual(expect.stringContaining('draft'))
  })

  it('describe their origin and their inputs', async () => {
    const { metadata } = readOnnx(await readFile(place.path('run', 'model', 'encoder.onnx')))
    expect(metadata).toMatchObject({
      producer: `jamjae ${version}`,
      run: 'run',
      recipe: 'tiny',
      model: 'vae',
      latents: '2',
      input_shape: '[7, 7]',
      preprocessing: 'value = byte / 255',
      likelihood: 'bernoulli',
      unit: 'nats per example',
      labels: '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]',
      weights: 'last, after 2 epochs (8 steps)',
    })
    expect(JSON.stringify(metadata)).not.toContain(place.folder)
  })

  it('have no noise in Node, which ignores it (findings/onnxruntime-node-default-inputs.sh); the documents say so', async () => {
    const images = new Tensor('float32', new Float32Array(side * side).fill(0.5), [1, side, side])
    const noise = new Tensor('float32', Float32Array.of(3, -3), [1, 2])
    const plain = await runOnnx('autoencoder', { images })
    const noisy = await runOnnx('autoencoder', { images, noise })
    expect(noisy.reconstruction?.data).toEqual(plain.reconstruction?.data)
    const documents = new URL('../docs/use.md', import.meta.url)
    expect(await readFile(documents, 'utf8')).toMatch(/optional inputs, so noise cannot be used/)
  })

  it.each([1, 5])('accept %i images, and agree with the run', async (count) => {
    const bytes = Uint8Array.from({ length: count * side * side }, (_, at) => (at * 37) % 256)
    const images = arrayDataset([side, side], bytes)
    const run = await loadRun(place.path('run'), { threads: 1 })
    const codes = await run.encode(images)
    const decoded = await run.decode(codes.mean)
    await run.close()

    const pixels = Float32Array.from(bytes, (byte) => byte / 255)
    const given = new Tensor('float32', pixels, [count, side, side])
    const latents = new Tensor('float32', codes.mean, [count, 2])
    const encoder = await runOnnx('encoder', { images: given })
    expectClose(encoder.mean, codes.mean, [count, 2])
    expectClose(encoder.log_variance, codes.logVariance, [count, 2])
    const decoder = await runOnnx('decoder', { latents })
    expectClose(decoder.images, decoded, [count, side, side])
    const autoencoder = await runOnnx('autoencoder', { images: given })
    expectClose(autoencoder.reconstruction, decoded, [count, side, side])
  })

  it('are written into new folders', async () => {
    const words = ['export', 'run', '--out', 'some/new/place']
    expect(await place.jamjae(words)).toMatchObject({ code: 0 })
    expect((await readdir(place.path('some', 'new', 'place'))).sort()).toEqual(files)
  })

  it('are only overwritten with --force, and are the same', async () => {
    const before = await contents()
    const refused = await place.jamjae(['export', 'run'])
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('--force')
    expect(await contents()).toEqual(before)
    expect(await place.jamjae(['export', 'run', '--force'])).toMatchObject({ code: 0 })
    expect(await contents()).toEqual(before)
  })
})

describe('leaves nothing behind', () => {
  it('if the folder cannot be made', async () => {
    const before = await place.files()
    const { code, stderr } = await place.jamjae(['export', 'run', '--out', 'tiny.json/models'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('tiny.json/models: expected')])
    expect(await place.files()).toEqual(before)
  })

  it('if a model does not agree with the trained one', async () => {
    const checkpoint = place.path('run', 'checkpoints', 'last.safetensors')
    const whole = await readFile(checkpoint)
    const broken = Buffer.from(whole)
    const start = 8 + Number(broken.readBigUInt64LE())
    // All of them NaN: no graph agrees with that.
    for (let at = start; at < broken.length; at += 4) broken.writeFloatLE(Number.NaN, at)
    sign(broken, start)
    await writeFile(checkpoint, broken)
    const before = await place.files()
    const { code, stderr } = await place.jamjae(['export', 'run', '--out', 'new/broken'])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/encoder\.onnx: expected .* NaN/)])
    expect(await place.files()).toEqual(before)
    await writeFile(checkpoint, whole)
  })
})

/** Updates the checksum in the checkpoint to its numbers. */
function sign(checkpoint: Buffer, start: number) {
  const header = checkpoint.toString('utf8', 8, start)
  const { __metadata__: metadata, ...tensors } = JSON.parse(header)
  const hash = createHash('sha256')
  for (const name of Object.keys(tensors).sort()) {
    const [begin, end] = tensors[name].data_offsets
    hash.update(checkpoint.subarray(start + begin, start + end))
  }
  checkpoint.write(hash.digest('hex'), 8 + header.indexOf(metadata.sha256))
}

async function contents() {
  const path = (file: string) => place.path('run', 'model', file)
  return Promise.all(files.map(async (file) => (await readFile(path(file))).toString('base64')))
}

async function runOnnx(name: string, feeds: Record<string, Tensor>) {
  const session = await InferenceSession.create(place.path('run', 'model', `${name}.onnx`))
  const results = await session.run(feeds)
  await session.release()
  return results
}

function expectClose(
  actual: Tensor | undefined,
  expected: Float32Array | undefined,
  shape: readonly number[],
) {
  expect(actual?.dims).toEqual(shape)
  const found = actual?.data as Float32Array
  expect(found.length).toBe(expected?.length)
  const differences = Array.from(found, (value, at) => Math.abs(value - (expected?.[at] ?? 0)))
  expect(Math.max(...differences)).toBeLessThan(1e-5)
}
