// The pictures that are drawn at the end of every epoch.
import { join } from 'node:path'
import { linkAtomic, writeAtomic } from '../../files/atomic-file.js'
import { sizeOf } from '../../graph/shapes.js'
import { conditionOf } from '../../models/adversarial/condition-of.js'
import { latentsOf, modelFrom } from '../../models/models.js'
import { displayRange, imageGrid, isImageShape } from '../../pictures/image-grid.js'
import { manifoldPoints } from '../../pictures/manifold.js'
import type { Picture } from '../../pictures/picture.js'
import { Random } from '../../random/random.js'
import type { Configuration } from '../../training/configuration.js'
import type { EpochEnd, Views } from '../../training/events.js'
import { epochFile } from '../folder/epoch-files.js'
import type { RunFolder } from '../folder/run-folder.js'
import { encodePng } from '../pictures/png.js'

const columns = 10
const manifoldSize = 20
const sampleRowCount = 5

/** Shape and display range of the images. */
type Drawn = Pick<Parameters<typeof imageGrid>[1], 'shape' | 'range'>

/** Draws the current model; resolves to a function that writes the pictures: reconstructions, or of a model without an encoder samples, once under the epoch's
 *  number and once as the latest, and for two latents the manifold, unless that depends on a label or there is a second level. None for examples that are no images. */
export async function epochPictures(
  folder: RunFolder,
  { epoch, views }: EpochEnd,
): Promise<() => Promise<void>> {
  const { configuration, data } = folder.description
  const { input: shape, latent } = configuration.model
  const condition = conditionOf(configuration.model)
  const isImplicit = modelFrom(configuration.model).isImplicit === true
  const isPlane = latent === 2 && latentsOf(configuration.model) === 2
  if (data.columns || !isImageShape(shape)) return async () => {}
  const drawn = { shape, range: displayRange(data.range) }
  const rows = isImplicit
    ? await sampleRows(views, drawn, configuration)
    : await reconstructionRows(views, drawn)
  const plane = isPlane && !condition ? await manifold(views, drawn) : undefined
  return async () => {
    const numbered = join(folder.file('epochPictures'), epochFile(epoch, 'png'))
    await writeAtomic(numbered, await encodePng(rows))
    await linkAtomic(numbered, folder.file(isImplicit ? 'samples' : 'reconstructions'))
    if (plane) await writeAtomic(folder.file('manifold'), await encodePng(plane))
  }
}

/** Rows: original, encoder input if the model adds noise, reconstruction. */
async function reconstructionRows(views: Views, drawn: Drawn): Promise<Picture> {
  const { original, encoderInput, reconstructed } = await views.reconstructions(columns)
  const rows = [original, ...(encoderInput ? [encoderInput] : []), reconstructed]
  return imageGrid(rows, { ...drawn, columns: original.length / sizeOf(drawn.shape), scale: 3 })
}

/** Images that a model without an encoder generates, from the same latents in every epoch. */
async function sampleRows(
  views: Views,
  drawn: Drawn,
  { model: { latent }, training: { seed } }: Configuration,
): Promise<Picture> {
  const latents = new Float32Array(sampleRowCount * columns * latent)
  new Random(seed, 'pictures').fillNormal(latents)
  const decoded = await views.decode(latents)
  const length = decoded.length / sampleRowCount
  const rows = Array.from({ length: sampleRowCount }, (_, row) =>
    decoded.subarray(row * length, (row + 1) * length),
  )
  return imageGrid(rows, { ...drawn, columns, scale: 3 })
}

/** Decoded images on a grid of prior quantiles. */
async function manifold(views: Views, drawn: Drawn): Promise<Picture> {
  const decoded = await views.decode(manifoldPoints(manifoldSize))
  const rowLength = decoded.length / manifoldSize
  const rows = Array.from({ length: manifoldSize }, (_, row) =>
    decoded.subarray(row * rowLength, (row + 1) * rowLength),
  )
  return imageGrid(rows, { ...drawn, columns: manifoldSize, gap: 0 })
}
