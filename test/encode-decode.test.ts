// jamjae encode and decode: a round trip through files is exact, and invalid input leaves nothing behind.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { type DataSplits, loadRun } from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesInMemory } from '../src/formats/byte-source.js'
import { decodeNpy, encodeNpy } from '../src/formats/npy.js'
import { openNpz } from '../src/formats/npz.js'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
let data: DataSplits
let pixels: Uint8Array
/** The library's codes and reconstructions of the validation images. */
let expected: { mean: Float32Array; logVariance: Float32Array; reconstructed: Float32Array }
const one = ['--threads', '1']

beforeAll(async () => {
  place = await Workplace.open()
  data = await fewDigits()
  const { validation } = data
  const indices = [...Array(validation.count).keys()]
  pixels = new Uint8Array(validation.count * 784)
  await validation.read(indices, pixels)
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  await writeIdxFolder(place.path('few'), data)
  await place.jamjae(['train', 'tiny.json', '--data', 'few', '--quiet', '--out', 'run', ...one])
  const run = await loadRun(place.path('run'), { threads: 1 })
  const { mean, logVariance = new Float32Array() } = await run.inference.encode(validation)
  const { reconstructed } = await run.inference.reconstruct(validation, indices)
  expected = { mean, logVariance, reconstructed }
  await run.close()
})
afterAll(() => place.close())

async function encoded(...words: readonly string[]) {
  const { code, stderr } = await place.jamjae(['encode', 'run', ...words, ...one])
  expect([code, stderr]).toEqual([0, ''])
}

async function array(...names: readonly string[]) {
  return decodeNpy(await readFile(place.path(...names)), names.join('/'))
}

/** The largest difference of numbers, or infinity for another count. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  return Math.max(...Array.from(a, (value, at) => Math.abs(value - (b[at] as number))))
}

describe('the round trip through a file', () => {
  it.each(['npy', 'npz', 'csv'])('%s ends at the reconstructions', async (format) => {
    await encoded('few', '--out', `z.${format}`)
    const words = ['decode', 'run', `z.${format}`, '--out', `images-${format}.npy`, ...one]
    const { code, stdout, stderr } = await place.jamjae(words)
    expect([code, stdout, stderr]).toEqual([0, `images-${format}.npy: images 20\n`, ''])
    const { shape, type, data } = await array(`images-${format}.npy`)
    expect([shape, type]).toEqual([[20, 28, 28], 'f4'])
    expect(difference(data, expected.reconstructed)).toBeLessThan(1e-6)
  })

  it('keeps means, log variances and labels', async () => {
    await encoded('few', '--out', 'all.npz')
    const bytes = await readFile(place.path('all.npz'))
    const { names, read } = openNpz(bytesInMemory(bytes), 'all.npz')
    const { count, labels } = data.validation
    expect(names.map((name) => [name, read(name)])).toEqual([
      ['mean', { shape: [count, 2], type: 'f4', data: expected.mean }],
      ['log_variance', { shape: [count, 2], type: 'f4', data: expected.logVariance }],
      ['labels', { shape: [count], type: 'u1', data: labels }],
    ])
    await encoded('few', '--out', 'all.csv')
    const lines = (await readFile(place.path('all.csv'), 'utf8')).trimEnd().split('\n')
    expect(lines[0]).toBe('index,label,mean_1,mean_2,log_variance_1,log_variance_2')
    expect(lines).toHaveLength(1 + count)
    for (const [index, line] of lines.slice(1).entries()) {
      const [own, label, ...codes] = line.split(',').map(Number)
      const from = 2 * index
      expect([own, label]).toEqual([index, labels?.[index]])
      expect(codes.map(Math.fround)).toEqual([
        ...expected.mean.subarray(from, from + 2),
        ...expected.logVariance.subarray(from, from + 2),
      ])
    }
  })

  it('encodes all images of a source without splits, in their order', async () => {
    // Beside a source of the run's size, which is split to be compared with the run's data.
    for (const count of [20, 120]) {
      const all = new Uint8Array(count * 784)
      for (let at = 0; at < all.length; at++) all[at] = pixels[at % pixels.length] as number
      const idx = new Uint8Array([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28, ...all])
      await writeFile(place.path(`${count}-idx3-ubyte`), idx)
      const words = ['encode', 'run', `${count}-idx3-ubyte`, '--out', `of-${count}.npy`, ...one]
      const { code, stdout } = await place.jamjae(words)
      expect([code, stdout]).toEqual([0, expect.stringContaining(`all ${count}`)])
      const { data: codes } = await array(`of-${count}.npy`)
      const repeated = Array.from(codes, (_, at) => expected.mean[at % expected.mean.length] ?? 0)
      expect(difference(codes, repeated)).toBeLessThan(1e-5)
    }
  })

  it('encodes the training images on request', async () => {
    await encoded('few', '--split', 'train', '--out', 'train.npy')
    expect((await array('train.npy')).shape).toEqual([100, 2])
  })
})

describe('images in files', () => {
  it.each<[string, () => Parameters<typeof encodeNpy>[0]['data']]>([
    ['bytes', () => pixels],
    ['floats', () => Float32Array.from(pixels, (byte) => byte / 255)],
  ])('NumPy, %s, give the codes of the same images', async (name, items) => {
    const bytes = encodeNpy({ shape: [20, 28, 28], data: items() })
    await writeFile(place.path(`${name}.npy`), bytes)
    await encoded(`${name}.npy`, '--out', `of-${name}.npy`)
    const { data } = await array(`of-${name}.npy`)
    // A float rounds a byte's value before the model sees it.
    for (const [at, value] of expected.mean.entries())
      expect(data[at]).toBeCloseTo(value, name === 'bytes' ? 10 : 5)
  })

  it('PNG, grey, give the codes of the same images', async () => {
    const names = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const image = pixels.slice(index * 784, (index + 1) * 784)
        const raw = { width: 28, height: 28, channels: 1 } as const
        await sharp(image, { raw })
          .png()
          .toFile(place.path(`${index}.png`))
        return `${index}.png`
      }),
    )
    await encoded(...names, '--out', 'pictures.npy')
    expect((await array('pictures.npy')).data).toEqual(expected.mean.slice(0, 6))
  })

  it('of another size and colour are converted, which is reported', async () => {
    const create = { width: 60, height: 40, channels: 3, background: '#f80' } as const
    await sharp({ create }).jpeg().toFile(place.path('photo.jpg'))
    const words = ['encode', 'run', 'photo.jpg', '0.png', '--out', 'photo.csv', ...one]
    expect(await place.jamjae(words)).toMatchObject({
      code: 0,
      stdout: 'photo.csv: examples 2, latents 2\n',
      stderr:
        '1 of 2 pictures resized to 28 × 28 pixels (first photo.jpg: 60 × 40)\n' +
        '1 of 2 pictures converted from colour to greyscale\n',
    })
  })
})

describe('decode', () => {
  beforeAll(() => encoded('few', '--out', 'codes.npy'))

  it('into a folder: one picture per image, which encode accepts', async () => {
    await mkdir(place.path('empty'))
    for (const folder of ['pictures', 'empty'])
      await place.jamjae(['decode', 'run', 'codes.npy', '--out', folder, ...one])
    const names = (await place.files()).filter((name) => name.startsWith('pictures/'))
    expect(names).toEqual(
      [...Array(20).keys()].map((at) => `pictures/${`${at}`.padStart(2, '0')}.png`),
    )
    const { data: first, info } = await sharp(place.path('empty', '00.png'))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([28, 28])
    const levels = expected.reconstructed.slice(0, 784).map((value) => value * 255)
    expect(difference(first, levels)).toBeLessThan(2)
    await encoded(...names, '--out', 'again.npy')
    expect((await array('again.npy')).shape).toEqual([20, 2])
    expect((await place.files()).filter((name) => /draft/.test(name))).toEqual([])
  })

  it('into a grid that fits all', async () => {
    await place.jamjae(['decode', 'run', 'codes.npy', '--out', 'grid.png', ...one])
    const { width, height } = await sharp(place.path('grid.png')).metadata()
    expect([width, height]).toEqual([5 * 58 + 2, 4 * 58 + 2])
  })

  it('leaves nothing behind when interrupted', async () => {
    await writeFile(place.path('long.csv'), '0,0\n'.repeat(60_000))
    const words = ['decode', 'run', 'long.csv', '--out', 'new/folder', ...one]
    const { child, ended } = place.start(words)
    // Listing all pictures would take as long as writing them.
    while (!existsSync(place.path('new/folder')))
      await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect((await place.files()).filter((name) => name.startsWith('new'))).toEqual([])
  })

  it('accepts plain points', async () => {
    await writeFile(place.path('points.csv'), '0,0\n-1.5,2\n')
    await place.jamjae(['decode', 'run', 'points.csv', '--out', 'points.npy', ...one])
    expect((await array('points.npy')).shape).toEqual([2, 28, 28])
  })
})

describe('--force', () => {
  it('is needed to overwrite', async () => {
    const words = ['encode', 'run', 'few', '--out', 'twice.csv', ...one]
    expect((await place.jamjae(words)).code).toBe(0)
    const before = await readFile(place.path('twice.csv'))
    const { code, stderr } = await place.jamjae([...words, '--split', 'train'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: twice\.csv: expected a new file, .*--force\n$/)
    expect(await readFile(place.path('twice.csv'))).toEqual(before)
    expect((await place.jamjae([...words, '--split', 'train', '--force'])).code).toBe(0)
    expect((await readFile(place.path('twice.csv'))).length).toBeGreaterThan(3 * before.length)
  })
})

describe('--force of decode', () => {
  it('removes the previous images, and nothing else', async () => {
    await encoded('few', '--out', 'twenty.npy')
    await writeFile(place.path('two.csv'), '0,0\n-1.5,2\n')
    await place.jamjae(['decode', 'run', 'twenty.npy', '--out', 'less', ...one])
    await writeFile(place.path('less', '07-mine.png'), 'x')
    const words = ['decode', 'run', 'two.csv', '--out', 'less', ...one]
    expect((await place.jamjae(words)).code).toBe(2)
    expect(await readdir(place.path('less'))).toHaveLength(21)
    expect((await place.jamjae([...words, '--force'])).code).toBe(0)
    expect((await readdir(place.path('less'))).sort()).toEqual(['0.png', '07-mine.png', '1.png'])
  })
})

describe('invalid input', () => {
  const float = (shape: readonly number[], ...items: number[]) =>
    encodeNpy({ shape, data: Float32Array.from(items) })
  const cases: Record<string, [words: string[], sentence: RegExp, file?: Uint8Array | string]> = {
    'no --out': [['encode', 'run', 'few'], /^error: encode: an option is missing: --out/],
    'a format that is not known': [
      ['encode', 'run', 'few', '--out', 'z.txt'],
      /z\.txt: expected a name that ends in one of \.npy, \.npz, \.csv, got \.txt/,
    ],
    'a mistyped flag': [
      ['encode', 'run', 'few', '--out', 'z.x', '--spilt', 'train'],
      /--spilt is not an option of encode. Did you mean --split\?/,
    ],
    'a split that is not known': [
      ['encode', 'run', 'few', '--out', 'new.npy', '--split', 'held-out'],
      /--split: expected one of train, validation, test, got "held-out"/,
    ],
    'a split that the data does not keep': [
      ['encode', 'run', 'few', '--out', 'new.npy', '--split', 'test'],
      /expected a test split, got data without one that is kept apart/,
    ],
    'a split of a file': [
      ['encode', 'run', 'wrong.npy', '--out', 'new.npy', '--split', 'train'],
      /--split: expected data with splits, got the file wrong\.npy/,
    ],
    'pictures and something else': [
      ['encode', 'run', 'wrong.png', 'few', '--out', 'new.npy'],
      /expected 2 picture files, or one input of another kind, got few among them/,
    ],
    'a source that is nothing': [
      ['encode', 'run', 'attic', '--out', 'new.npy'],
      /data "attic": expected digits/,
    ],
    'no run': [
      ['encode', 'few', 'few', '--out', 'new.npy'],
      /few: expected the folder of a run, with a run\.json/,
    ],
    'images of another size': [
      ['encode', 'run', 'wrong.npy', '--out', 'new.npy'],
      /wrong\.npy: expected images \[count, 28, 28\], got \[1, 2, 2\]/,
      float([1, 2, 2], 0, 0, 0, 0),
    ],
    'floats beyond 1': [
      ['encode', 'run', 'wrong.npy', '--out', 'new.npy'],
      /wrong\.npy: expected values from 0 to 1, .* got some from -1\.5 to 255\. /,
      float([1, 28, 28], ...Array(782).fill(0), -1.5, 255),
    ],
    'no numbers': [
      ['encode', 'run', 'wrong.npy', '--out', 'new.npy'],
      /wrong\.npy: expected finite numbers, got NaN at byte \d+ \(item 0, from 0\)/,
      float([1, 28, 28], ...Array(783).fill(0), Number.NaN),
    ],
    'integers beyond 1': [
      ['encode', 'run', 'wrong.npy', '--out', 'new.npy'],
      /wrong\.npy: expected values from 0 to 1, .* got some from 7 to 7\. /,
      encodeNpy({ shape: [1, 28, 28], data: new Int32Array(784).fill(7) }),
    ],
    'a picture that is none': [
      ['encode', 'run', 'wrong.png', '--out', 'new.npy'],
      /wrong\.png: expected a whole picture such as PNG or JPEG, got none/,
      'hello',
    ],
    'a picture that is not there': [
      ['encode', 'run', 'absent.png', '--out', 'new.npy'],
      /absent\.png: expected a file or folder, got nothing/,
    ],
    'latents of another model': [
      ['decode', 'run', 'wrong.npy', '--out', 'new.png'],
      /wrong\.npy: expected latents \[count, 2\], with a count of 1 or more, got \[2, 3\]/,
      float([2, 3], 0, 0, 0, 0, 0, 0),
    ],
    'no latents': [
      ['decode', 'run', 'wrong.npy', '--out', 'new.png'],
      /wrong\.npy: expected latents \[count, 2\], with a count of 1 or more, got \[0, 2\]/,
      float([0, 2]),
    ],
    'latents that are not finite': [
      ['decode', 'run', 'wrong.npy', '--out', 'new.png'],
      /wrong\.npy: expected finite numbers, got Infinity in example 1, latent 2/,
      float([2, 2], 0, 0, 0, Number.POSITIVE_INFINITY),
    ],
    'a broken line': [
      ['decode', 'run', 'wrong.csv', '--out', 'new.png'],
      /wrong\.csv: expected 2 values in line 2, as in the first line, got 1/,
      '0,0\n0\n',
    ],
    'an archive without means': [
      ['decode', 'run', 'wrong.npz', '--out', 'new.png'],
      /wrong\.npz: expected a sound ZIP archive/,
      'PK',
    ],
    'pictures of a kind that is not known': [
      ['decode', 'run', 'wrong.npy', '--out', 'new.jpg'],
      /new\.jpg: expected a folder, or a name that ends in \.png, \.npy or, of a run on a table, \.csv, got \.jpg/,
    ],
    'a folder that holds something': [
      ['decode', 'run', 'points.csv', '--out', 'few'],
      /few: expected a new file, got one that is there already/,
    ],
  }

  it.each(Object.entries(cases))('%s', async (_, [words, sentence, file]) => {
    const wrong = words.find((word) => word.startsWith('wrong'))
    if (wrong && file !== undefined) await writeFile(place.path(wrong), file)
    const before = await place.files()
    const { code, stdout, stderr } = await place.jamjae(words)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error: [^\n]+\n$/)
    expect(stderr).toMatch(sentence)
    expect(await place.files()).toEqual(before)
    const korean = await place.jamjae([...words, '--lang', 'ko'])
    expect(korean.code).toBe(2)
    expect(korean.stderr).toMatch(/^오류: .*[가-힣].*\n$/)
    expect(korean.stderr).not.toMatch(/\{\w+\}|undefined/)
  })
})
