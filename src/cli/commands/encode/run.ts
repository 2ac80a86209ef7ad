// jamjae encode: reads images, encodes them with a run's model, writes the codes.
import { extname } from 'node:path'
import { readNpyImages } from '../../../data/arrays/npy-images.js'
import { arrayDataset, type Dataset } from '../../../data/dataset.js'
import { floatRangeOf } from '../../../data/float-range.js'
import { type ImageFile, isImageFile, readImageFile } from '../../../data/images/image-file.js'
import { inspectPictures } from '../../../data/images/inspect-pictures.js'
import { readingRules, rulesOf } from '../../../data/reading-rules.js'
import { applyScaling } from '../../../data/scaling.js'
import { ConfigError } from '../../../errors.js'
import { assertNoOverwrite, writeOutput } from '../../../files/output-file.js'
import { sizeOf } from '../../../graph/shapes.js'
import { type Notify, withNotices } from '../../../notices.js'
import { codesFileParts } from '../../../runs/exchange/codes-file.js'
import {
  hasLogVariances,
  latentsFileParts,
  latentsFormat,
} from '../../../runs/exchange/latents-file.js'
import type { Run } from '../../../runs/run.js'
import { encodeIndices, type Indices } from '../../../training/codebooks/indices.js'
import { assertValuesInDomain } from '../../../training/data-compatibility.js'
import { clustersOf } from '../../../training/sampling/prior-samples.js'
import { type RunFlags, withRun } from '../../flags/run-command.js'
import type { SplitFlags } from '../../flags/split-flag.js'
import type { Console } from '../../terminal/console.js'
import { noticeLines } from '../../terminal/loading-progress.js'
import { progressLine } from '../../terminal/progress-line.js'

export interface EncodeFlags extends RunFlags, SplitFlags {
  readonly out: string
  readonly force?: true
}

export async function encodeToFile(
  terminal: Console,
  path: string,
  inputs: readonly string[],
  { out, split, ...flags }: EncodeFlags,
): Promise<void> {
  const format = latentsFormat(out)
  await assertNoOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) => {
    const { result: dataset } = await withNotices(noticeLines(terminal, flags), (notify) =>
      readInputs(run, { terminal, notify }, inputs, split),
    )
    const progress = progressLine(terminal, terminal.translate('encode.encoding'))
    const { codes: discrete } = run.model
    if (discrete && format !== 'csv') {
      const found = await encodeIndices(run.inference, dataset, { progress })
      await writeOutput(out, ...codesFileParts(format, found, { ...dataset, codes: discrete }))
      terminal.print(terminal.translate('encode.doneCodes', codeValues(terminal, out, run, found)))
      return
    }
    const onlyMean = !hasLogVariances(format)
    const codes = await run.inference.encode(dataset, { onlyMean, progress })
    const clusters = onlyMean ? undefined : await clustersOf(run.inference, codes.mean)
    await writeOutput(out, ...latentsFileParts(format, codes, { ...dataset, clusters }))
    const values = { out, count: terminal.number(codes.count), latent: codes.latent }
    terminal.print(terminal.translate('encode.done', values))
  })
}

/** What is said of written codes. */
function codeValues(terminal: Console, out: string, { model }: Run, { count }: Indices) {
  const { codes, input } = model
  const numbers = sizeOf(codes?.shape ?? [])
  const bits = numbers * Math.log2(codes?.count ?? 1)
  return {
    ...{ out, count: terminal.number(count), numbers: terminal.number(numbers) },
    codes: terminal.number(codes?.count ?? 1),
    bits: bits.toFixed(0),
    perDimension: (bits / sizeOf(input)).toFixed(4),
  }
}

/** Reads image files, an NPY array, or a split of any data source. */
async function readInputs(
  run: Run,
  { terminal, notify }: { terminal: Console; notify: Notify },
  inputs: readonly string[],
  split: EncodeFlags['split'],
): Promise<Dataset> {
  const [input = ''] = inputs
  const isNpy = inputs.length === 1 && extname(input).toLowerCase() === '.npy'
  const areImages = inputs.every(isImageFile)
  if (split && (isNpy || areImages)) throw new ConfigError('encode.split', { actual: input })
  if (areImages) return readImages(run, { terminal, notify }, inputs)
  if (isNpy) return readArray(run, input, notify)
  if (inputs.length > 1) {
    const actual = inputs.find((each) => !isImageFile(each)) ?? ''
    throw new ConfigError('encode.inputs', { expected: inputs.length, actual })
  }
  const { dataset, part, others } = await run.examples(input, split)
  const source = { source: input }
  if (part === 'all')
    terminal.print(
      terminal.translate('encode.all', { ...source, count: terminal.number(dataset.count) }),
    )
  else {
    const other = others.join(', ')
    terminal.print(terminal.translate('encode.part', { ...source, split: part, other }))
  }
  return dataset
}

async function readArray(
  { model, description }: Run,
  path: string,
  notify: Notify,
): Promise<Dataset> {
  const { axes, size, channels, background } = description.configuration.data
  const arrangement = { axes, size, channels, background, rules: rulesOf(description.data) }
  const { dataset, isBlack } = await readNpyImages(path, { ...arrangement, required: model.input })
  if (isBlack) notify('images.black', { path })
  const { scaling } = description.data
  const values = applyScaling(dataset, scaling, path)
  const range = await floatRangeOf(values, path)
  assertValuesInDomain(model, { name: path, ...(range && { range }), ...(scaling && { scaling }) })
  return values
}

async function readImages(
  { model, description }: Run,
  { terminal, notify }: { terminal: Console; notify: Notify },
  paths: readonly string[],
): Promise<Dataset> {
  const progress = progressLine(terminal, terminal.translate('encode.reading'))
  const size = sizeOf(model.input)
  const pixels = new Uint8Array(paths.length * size)
  const originals: Original[] = []
  const { configuration, data } = description
  const reading =
    rulesOf(data) === readingRules.first
      ? {}
      : await inspectPictures(paths, {
          ...configuration.data,
          trainedBits: data.sampleBits,
          notify,
        })
  for (const [at, path] of paths.entries()) {
    const { pixels: own, ...original } = await readImageFile(path, model.input, reading)
    pixels.set(own, at * size)
    originals.push(original)
    progress?.(at + 1, paths.length)
  }
  reportImageChanges(model.input, paths, { originals, notify })
  const dataset = { ...arrayDataset(model.input, pixels), names: paths }
  return applyScaling(dataset, description.data.scaling, paths[0] ?? '')
}

/** An image file before resizing and conversion. */
type Original = Omit<ImageFile, 'pixels'>

/** Reports resized and converted images, one line for each kind of change. */
function reportImageChanges(
  shape: readonly number[],
  paths: readonly string[],
  { originals, notify }: { originals: readonly Original[]; notify: Notify },
): void {
  const [height, width] = shape.slice(-2)
  const isResized = (image: Original) => image.width !== width || image.height !== height
  const first = originals.find(isResized)
  const total = originals.length
  if (first)
    notify('encode.resized', {
      count: originals.filter(isResized).length,
      total,
      expected: `${width} × ${height}`,
      path: paths[originals.indexOf(first)] ?? '',
      actual: `${first.width} × ${first.height}`,
    })
  const coloured = originals.filter(({ isColour }) => isColour).length
  if (coloured > 0 && (shape.length === 2 || shape[0] === 1))
    notify('encode.grey', { count: coloured, total })
}
