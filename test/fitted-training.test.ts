// jamjae train fits a recipe to the data's images and reports it; all other commands work with the run.

import { arrayDataset } from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { writeIdxFolder } from './small-data.js'

let workplace: Workplace
beforeAll(async () => {
  workplace = await Workplace.open()
  for (const [name, shape] of Object.entries({ colour: [3, 13, 10], small: [8, 8] })) {
    const size = shape.reduce((product, each) => product * each, 1)
    const images = (count: number) =>
      arrayDataset(
        shape,
        new Uint8Array(count * size).map((_, at) => (at * 7919) % 256),
      )
    await writeIdxFolder(workplace.path(name), { train: images(40), validation: images(8) })
  }
})
afterAll(() => workplace.close())

const brief = ['--epochs', '1', '--threads', '1']
const train = (recipe: string, data: string, out: string, ...more: readonly string[]) =>
  workplace.jamjae(['train', recipe, '--data', data, '--out', out, ...brief, ...more])

describe('images of another shape', () => {
  it('have the recipe fitted to them, which one line reports', async () => {
    const { code, stderr } = await train('conv-vae', 'colour', 'fitted')
    expect(code).toBe(0)
    expect(stderr).toContain('model fitted to 3 × 13 × 10\n')
    const { configuration } = await workplace.json('fitted', 'run.json')
    expect(configuration.model.input).toEqual([3, 13, 10])
    expect(configuration.model.decoder[2].shape).toEqual([128, 2, 2])
    expect(configuration.model.output.outputPadding).toEqual([0, 1])
  })

  it('can be used to resume, evaluate, and draw in colour', async () => {
    for (const words of [
      ['resume', 'fitted', '--epochs', '2'],
      ['evaluate', 'fitted'],
      ['sample', 'fitted', '--out', 'samples.png'],
      ['export', 'fitted'],
    ]) {
      const { code, stderr } = await workplace.jamjae(words)
      expect(code, `${words.join(' ')}: ${stderr}`).toBe(0)
      expect(stderr).not.toContain('model fitted')
    }
    const { data, info } = await sharp(workplace.path('samples.png'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const isGrey = (at: number) => data[at] === data[at + 1] && data[at] === data[at + 2]
    const pixels = [...Array(data.length / info.channels).keys()]
    expect(pixels.every((pixel) => isGrey(pixel * info.channels))).toBe(false)
  })

  it('do not override settings of layers', async () => {
    const { code } = await train(
      'ch13-vae',
      'colour',
      'narrow',
      '--set',
      'model.encoder.0.units=9',
      '--quiet',
    )
    expect(code).toBe(0)
    const { configuration } = await workplace.json('narrow', 'run.json')
    expect(configuration.model.encoder[0].units).toBe(9)
    expect(configuration.model.input).toEqual([3, 13, 10])
  })

  it('are an error if a setting determines the input', async () => {
    const set = ['--set', 'model.input=[28,28]']
    const { code, stderr } = await train('conv-vae', 'colour', 'refused', ...set)
    expect(code).toBe(2)
    expect(stderr).toContain('expected examples of 28×28 (the input of the model), got 3×13×10')
    expect(await workplace.files()).not.toContain('refused')
  })

  it('of an impossible size are an error that names the nearest size', async () => {
    const { code, stderr } = await train('ch13-autoencoder', 'small', 'refused')
    expect(code).toBe(2)
    expect(stderr).toContain('got 8×8. Resize them (the nearest size that works: 9×9)')
    expect(await workplace.files()).not.toContain('refused')
  })
})

it('images of the same shape leave it unchanged', async () => {
  const { code, stderr } = await train('relu-vae-2d', 'digits', 'same', '--batch-size', '1000')
  expect(code).toBe(0)
  expect(stderr).not.toContain('model fitted')
})
