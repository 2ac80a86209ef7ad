// jamjae import: a PyTorch state_dict becomes a working run, or nothing changes.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { loadRun } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { seededValues } from './seeded-values.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

const side = 7
const pixels = side * side
/** With the book's module names, and one hidden layer less. */
const book: Record<string, readonly number[]> = {
  'Encoder.input1.weight': [16, pixels],
  'Encoder.input1.bias': [16],
  'Encoder.mean.weight': [2, 16],
  'Encoder.mean.bias': [2],
  'Encoder.var.weight': [2, 16],
  'Encoder.var.bias': [2],
  'Decoder.hidden1.weight': [16, 2],
  'Decoder.hidden1.bias': [16],
  'Decoder.output.weight': [pixels, 16],
  'Decoder.output.bias': [pixels],
}
const values = Object.fromEntries(
  Object.entries(book).map(([name, shape], seed) => [name, seededValues({ shape }, seed)]),
)
const create = ['import', 'run', 'book.safetensors', '--recipe', 'tiny.json', '--data', 'data']
let place: Workplace

beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), await fewDigits({ every: 4 }))
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration(side)))
  await writeFile(place.path('book.safetensors'), safetensors(book))
})
afterAll(() => place.close())

describe('invalid imports', () => {
  const { 'Encoder.var.bias': _, ...lacking } = book
  const other = (name: string, shapes: Record<string, readonly number[]> = book) =>
    writeFile(place.path(name), safetensors(shapes))
  const cases: readonly [string, readonly string[], string][] = [
    ['no recipe for a new run', create.slice(0, 3), 'or --recipe to make one'],
    [
      'settings without a recipe',
      [...create.slice(0, 3), '--data', 'data'],
      '--data: expected --recipe too',
    ],
    ['no file', create.with(2, 'none.safetensors'), 'none.safetensors'],
    ['a file of PyTorch itself', create.with(2, 'model.pt'), 'safetensors.torch.save_file'],
    ['a tensor too few', create.with(2, 'lacking.safetensors'), 'posterior.logVariance.bias'],
    ['eight bits', create.with(2, 'eight.safetensors'), 'expected one of F64, F32'],
    [
      'another size',
      [...create, '--set', 'model.latent=3'],
      'expected Encoder.mean.weight of shape [3, 16]',
    ],
    ['no pair', [...create, '--map', 'fc1'], '--map fc1: expected theirs=ours'],
    [
      'an unknown name',
      [...create, '--map', 'fc1=encoder.0'],
      'got fc1. It holds: Encoder.input1.weight',
    ],
    [
      'data of another size than the weights',
      create.with(6, 'digits'),
      'expected Encoder.input1.weight of shape [16, 784]',
    ],
    [
      'data of another size than a setting says',
      [...create.with(6, 'digits'), '--set', 'model.input=[7,7]'],
      'expected examples of 7×7',
    ],
  ]
  beforeAll(async () => {
    await other('lacking.safetensors', lacking)
    await writeFile(place.path('model.pt'), 'PK\x03\x04 and more')
    const eight = safetensors({ 'Encoder.input1.bias': [4] })
      .toString('latin1')
      .replace('F32', 'F8_')
    await writeFile(place.path('eight.safetensors'), eight, 'latin1')
  })
  it.each(cases)('%s', async (_, words, text) => {
    const before = await place.files()
    const { code, stdout, stderr } = await place.jamjae(words)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(text)
    expect(await place.files()).toEqual(before)
  })
})

describe('a new run', () => {
  beforeAll(async () => {
    const { code, stdout, stderr } = await place.jamjae(create)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('8 tensors of book.safetensors are now the weights of run.')
  })

  it('records that it was imported', async () => {
    expect(await place.json('run', 'run.json')).toMatchObject({
      status: 'imported',
      progress: { epochs: 0, steps: 0 },
      data: { trainingExamples: 100, validationExamples: 20 },
    })
  })

  it('encodes and decodes by the formula', async () => {
    const run = await loadRun(place.path('run'), { threads: 1 })
    const bytes = Uint8Array.from({ length: 2 * pixels }, (_, at) => (at * 31) % 256)
    const codes = await run.encode(bytes)
    const decoded = await run.decode(codes.mean)
    await run.close()
    for (const image of [0, 1]) {
      const x = Array.from(
        bytes.subarray(image * pixels, (image + 1) * pixels),
        (byte) => byte / 255,
      )
      const hidden = linear(x, 'Encoder.input1').map(relu)
      const mean = linear(hidden, 'Encoder.mean')
      const made = linear(linear(mean, 'Decoder.hidden1').map(relu), 'Decoder.output').map(sigmoid)
      expectClose(codes.mean.subarray(image * 2), mean)
      expectClose(codes.logVariance?.subarray(image * 2), linear(hidden, 'Encoder.var'))
      expectClose(decoded.subarray(image * pixels), made)
    }
  })

  it('has its recipe fitted to the data', async () => {
    await writeFile(place.path('large.json'), JSON.stringify(tinyConfiguration(28)))
    const words = create.with(1, 'fitted').with(4, 'large.json')
    const { code, stderr } = await place.jamjae(words)
    expect([code, stderr]).toEqual([0, 'model fitted to 7 × 7\n'])
    const [fitted, run] = [
      await loadRun(place.path('fitted'), { threads: 1 }),
      await loadRun(place.path('run'), { threads: 1 }),
    ]
    const { validation } = await fitted.data()
    const codes = [await fitted.encode(validation), await run.encode(validation)]
    await fitted.close()
    await run.close()
    expect(codes[0]?.mean).toEqual(codes[1]?.mean)
  })

  it('is not overwritten without --force', async () => {
    const before = await readFile(place.path('run', 'run.json'), 'utf8')
    for (const [words, text] of [
      [create.slice(0, 3), '--force'],
      [create, 'expected no --recipe'],
    ] as const) {
      const { code, stderr } = await place.jamjae(words)
      expect([code, stderr]).toEqual([2, expect.stringContaining(text)])
    }
    expect(await readFile(place.path('run', 'run.json'), 'utf8')).toBe(before)
  })

  it('resumes from these weights, and starts again when they are imported again', async () => {
    const checkpoint = place.path('run', 'checkpoints', 'last.safetensors')
    const before = await readFile(checkpoint)
    expect(await place.jamjae(['resume', 'run', '--quiet'])).toMatchObject({ code: 0, stderr: '' })
    const trained = await place.json('run', 'run.json')
    expect(trained).toMatchObject({ status: 'finished', progress: { epochs: 2, steps: 8 } })
    expect(trained.best).toBeDefined()
    const weights = await readFile(checkpoint)
    expect(weights.equals(before)).toBe(false)

    const again = await place.jamjae(['import', 'run', 'book.safetensors', '--force'])
    expect(again).toMatchObject({ code: 0, stderr: '' })
    const replaced = await place.json('run', 'run.json')
    expect(replaced).toMatchObject({ status: 'imported', progress: { epochs: 0, steps: 0 } })
    expect([replaced.best, replaced.train]).toEqual([undefined, undefined])
    for (const gone of ['metrics.jsonl', 'tensorboard', 'checkpoints/best.safetensors'])
      expect(existsSync(place.path('run', gone))).toBe(false)
    expect((await readFile(checkpoint)).equals(before)).toBe(true)
    expect(await place.jamjae(['resume', 'run', '--quiet'])).toMatchObject({ code: 0, stderr: '' })
    expect((await readFile(checkpoint)).equals(weights)).toBe(true)
  })
})

it('weight normalization is computed, wrappers come off, and both are said', async () => {
  const { 'Encoder.input1.weight': shape = [], ...others } = book
  const [name, norm] = [
    'Encoder.input1.parametrizations.weight.original1',
    'Encoder.input1.parametrizations.weight.original0',
  ]
  const rows = Array.from({ length: 16 }, (_, row) =>
    Math.hypot(...(values['Encoder.input1.weight'] ?? []).slice(row * pixels, (row + 1) * pixels)),
  )
  const wrapped = Object.fromEntries(
    [...Object.entries(others), [name, shape] as const, [norm, [16, 1]] as const].map(
      ([each, size]) => [`module.${each}`, size],
    ),
  )
  const known = { ...values, [name]: values['Encoder.input1.weight'], [norm]: rows }
  const given = Object.fromEntries(
    Object.entries(known).map(([each, all]) => [`module.${each}`, all]),
  )
  await writeFile(place.path('normalized.safetensors'), safetensors(wrapped, given))
  const { code, stderr } = await place.jamjae(
    create.with(1, 'normalized').with(2, 'normalized.safetensors'),
  )
  expect([code, stderr.trim().split('\n')]).toEqual([
    0,
    [
      'normalized.safetensors: not part of the names of modules, removed: module.',
      'normalized.safetensors: computed from their weight normalization or pruning: module.Encoder.input1.weight',
    ],
  ])
  const [normalized, plain] = [
    await loadRun(place.path('normalized'), { threads: 1 }),
    await loadRun(place.path('fitted'), { threads: 1 }),
  ]
  const { validation } = await plain.data()
  const codes = [await normalized.encode(validation), await plain.encode(validation)]
  await normalized.close()
  await plain.close()
  expectClose(codes[0]?.mean, [...(codes[1]?.mean ?? [])])
})

it('custom names are mapped by hand', async () => {
  const theirs = { fc1: 'Encoder.input1', 'heads.a': 'Encoder.mean', 'heads.b': 'Encoder.var' }
  const renamed = Object.entries(book).map(([name, shape]) => {
    const [other, module] = Object.entries(theirs).find(([, each]) => name.startsWith(each)) ?? []
    return [other && module ? name.replace(module, other) : name, shape]
  })
  await writeFile(place.path('own.safetensors'), safetensors(Object.fromEntries(renamed)))
  const words = create.with(1, 'own').with(2, 'own.safetensors')
  const pairs = ['fc1=encoder.0', 'heads.a=posterior.mean', 'heads.b=posterior.logVariance']
  expect(await place.jamjae(words)).toMatchObject({ code: 2 })
  const { code, stderr } = await place.jamjae([
    ...words,
    ...pairs.flatMap((pair) => ['--map', pair]),
  ])
  expect([code, stderr]).toEqual([0, ''])
})

/** A file with these tensors; values depend on the position in the list only, unless `known` has them. */
function safetensors(
  shapes: Record<string, readonly number[]>,
  known: Record<string, readonly number[] | undefined> = values,
): Buffer {
  let end = 0
  const header: Record<string, object> = {}
  const all = Object.entries(shapes).map(([name, shape], seed) => {
    const data = Float32Array.from(known[name] ?? seededValues({ shape }, seed))
    const begin = end
    end += data.byteLength
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] }
    return Buffer.from(data.buffer)
  })
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  return Buffer.concat([length, text, ...all])
}

const relu = (x: number) => Math.max(0, x)
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

function linear(x: readonly number[], name: string): number[] {
  const { [`${name}.weight`]: weight = [], [`${name}.bias`]: bias = [] } = values
  return bias.map((start, row) =>
    x.reduce((sum, each, at) => sum + each * (weight[row * x.length + at] ?? 0), start),
  )
}

function expectClose(actual: Float32Array | undefined, expected: readonly number[]) {
  for (const [at, value] of expected.entries()) expect(actual?.[at]).toBeCloseTo(value, 5)
}
