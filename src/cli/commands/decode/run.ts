// jamjae decode: reads latents, decodes them with a run's model, writes the images.
import { readdir, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Column } from '../../../data/columns.js'
import type { Scaling } from '../../../data/dataset.js'
import { unscale } from '../../../data/scaling.js'
import { ConfigError } from '../../../errors.js'
import { assertNoOverwrite, writeFolder, writeOutput } from '../../../files/output-file.js'
import { encodeNpy } from '../../../formats/npy.js'
import type { NoticeOptions } from '../../../notices.js'
import { displayRange, imageGrid, isImageShape } from '../../../pictures/image-grid.js'
import { readCodes } from '../../../runs/exchange/codes-file.js'
import { readLabels, readLatents } from '../../../runs/exchange/latents-file.js'
import { columnsToWrite, givenValues } from '../../../runs/given-rows.js'
import { assertClass } from '../../../runs/pictures/class-label.js'
import { encodePng } from '../../../runs/pictures/png.js'
import { latentsOfIndices } from '../../../training/codebooks/indices.js'
import type { Inference, Progress } from '../../../training/inference.js'
import type { GivenFlags } from '../../flags/given-flag.js'
import type { LabelFlags } from '../../flags/label-flag.js'
import { type RunFlags, withRun } from '../../flags/run-command.js'
import { writeRows } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'
import { noticeLines } from '../../terminal/loading-progress.js'
import { progressLine } from '../../terminal/progress-line.js'

export interface DecodeFlags extends RunFlags, LabelFlags, GivenFlags {
  readonly out: string
  readonly force?: true
}

type Kind = 'folder' | 'grid' | 'array' | 'rows'

/** Decoded images, one after another. */
interface Images {
  readonly count: number
  readonly shape: readonly number[]
  /** In the model's units. */
  readonly values: Float32Array
  readonly scaling: Scaling | undefined
  readonly range: readonly [number, number] | undefined
  /** Columns of a table, if the data is one. */
  readonly columns: readonly Column[] | undefined
}

/** Maximum pixels of a grid; most programs cannot show larger pictures. */
const maxGridPixels = 1e8
const [scale, gap] = [2, 2]
/** Files of a previous decode, which may have written more pictures. */
const numberedPicture = /^\d+\.png$/

export async function decodeToFiles(
  terminal: Console,
  path: string,
  latentsPath: string,
  { out, label, given: pairs, ...flags }: DecodeFlags,
): Promise<void> {
  const kind = await outputKind(out)
  if (!(await isEmptyFolder(out))) await assertNoOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) => {
    const { model, inference, description } = run
    const { scaling, range } = description.data
    const columns = description.data.columns && columnsToWrite(description, run.columns)
    assertOutputKind(out, kind, { shape: model.input, columns })
    assertClass(model.condition, label, description.data.labelNames)
    const latents = await latentsIn(latentsPath, inference)
    const count = latents.length / model.latent
    const labels = model.condition && (await labelsOfCodes(latentsPath, { count, label }))
    const given = run.givenRows(count, givenValues(description, pairs))
    if (kind === 'grid') assertGridSize(out, count, model.input)
    const progress = progressLine(terminal, terminal.translate('decode.decoding'))
    const values = await inference.decode(latents, { labels, given, progress })
    const images = {
      count,
      shape: model.input,
      values,
      scaling,
      range: displayRange(range),
      columns,
    }
    await write[kind](out, images, { terminal, notices: noticeLines(terminal, flags) })
    const done = columns ? 'rows.done' : 'decode.done'
    terminal.print(terminal.translate(done, { out, count: terminal.number(count) }))
  })
}

/** Latents, or those of discrete codes. Throws what `readCodes` and `readLatents` throw. */
async function latentsIn(path: string, inference: Inference): Promise<Float32Array> {
  const { codes, latent } = inference.model
  const found = codes && (await readCodes(path, codes))
  return found ? latentsOfIndices(inference, found) : readLatents(path, latent)
}

/** Those beside the codes, or one for all. Throws what `readLabels` throws. */
async function labelsOfCodes(
  path: string,
  { count, label }: { count: number; label: number | undefined },
): Promise<Uint8Array> {
  return label === undefined ? readLabels(path, count) : new Uint8Array(count).fill(label)
}

function assertOutputKind(
  path: string,
  kind: Kind,
  { shape, columns }: Pick<Images, 'shape' | 'columns'>,
): void {
  if (kind === 'array') return
  if (columns && kind !== 'rows') throw new ConfigError('decode.table', { path })
  if (!columns && kind === 'rows') throw new ConfigError('decode.noTable', { path })
  if (!columns && !isImageShape(shape))
    throw new ConfigError('decode.notImages', { path, actual: shape.join(' × ') })
}

async function outputKind(out: string): Promise<Kind> {
  const isFolder = await stat(out).then(
    (there) => there.isDirectory(),
    () => false,
  )
  const extension = extname(out).toLowerCase()
  if (isFolder || extension === '') return 'folder'
  if (extension === '.png') return 'grid'
  if (extension === '.npy') return 'array'
  if (extension === '.csv') return 'rows'
  throw new ConfigError('decode.extension', { path: out, actual: extension })
}

interface Reporting {
  readonly terminal: Console
  readonly notices: NoticeOptions
}

const write: Record<Kind, (out: string, images: Images, reporting: Reporting) => Promise<void>> = {
  async array(out, { count, shape, values, scaling }) {
    const data = unscale(values, scaling)
    await writeOutput(out, encodeNpy({ shape: [count, ...shape], data }))
  },

  async rows(out, { columns = [], values: items }, { notices }) {
    await writeRows(out, { columns, items }, notices)
  },

  async grid(out, { count, shape, values, range }) {
    const columns = Math.ceil(Math.sqrt(count))
    const rowLength = columns * (values.length / count)
    const rows = Array.from({ length: Math.ceil(count / columns) }, (_, row) => {
      const [black, white] = range ?? [0, 1]
      const grey = black + (white - black) * (96 / 255)
      const background = new Float32Array(rowLength).fill(grey)
      background.set(values.subarray(row * rowLength, (row + 1) * rowLength))
      return background
    })
    await writeOutput(out, await encodePng(imageGrid(rows, { shape, columns, scale, gap, range })))
  },

  async folder(out, images, { terminal }) {
    const progress = progressLine(terminal, terminal.translate('decode.writing'))
    await writeFolder(out, (draft) => writePictures(draft, images, progress), {
      replaced: numberedPicture,
    })
  },
}

/** One PNG file per image, named by its index. */
async function writePictures(
  folder: string,
  { count, shape, values, range }: Images,
  progress: Progress | undefined,
): Promise<void> {
  const size = values.length / count
  const digits = String(count - 1).length
  for (let index = 0; index < count; index++) {
    const image = values.subarray(index * size, (index + 1) * size)
    const picture = imageGrid([image], { shape, columns: 1, scale: 1, gap: 0, range })
    const name = `${String(index).padStart(digits, '0')}.png`
    await writeFile(join(folder, name), await encodePng(picture))
    progress?.(index + 1, count)
  }
}

async function isEmptyFolder(path: string): Promise<boolean> {
  const names = await readdir(path).catch(() => undefined)
  return names?.length === 0
}

function assertGridSize(out: string, count: number, shape: readonly number[]): void {
  const [height = 1, width = 1] = shape.slice(-2)
  const maxImages = Math.floor(maxGridPixels / ((height * scale + gap) * (width * scale + gap)))
  if (count > maxImages)
    throw new ConfigError('decode.grid', { path: out, expected: maxImages, actual: count })
}
