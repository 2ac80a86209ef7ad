// Images of a split, encoder inputs if the model adds noise, and reconstructions.
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { range } from '../../training/inference.js'
import { pictureDefaults } from './defaults.js'
import type { PictureContext } from './picture-context.js'

/** The first `count` images of the context's split, or all if there are fewer. */
export async function reconstructionsGrid(
  context: PictureContext,
  { count = pictureDefaults.reconstructions.count }: { count?: number | undefined } = {},
): Promise<LabelledGrid> {
  const { inference, data } = context
  const indices = range(0, Math.min(count, data.validation.count))
  const { original, encoderInput, reconstructed } = await inference.reconstruct(
    data.validation,
    indices,
  )
  return labelledGrid({
    range: context.data.range,
    title: context.translate('picture.reconstructions'),
    shape: inference.model.input,
    columns: indices.length,
    rows: [
      { label: context.translate('picture.original'), images: original },
      ...(encoderInput
        ? [{ label: context.translate('picture.given'), images: encoderInput }]
        : []),
      { label: context.translate('picture.reconstructed'), images: reconstructed },
    ],
    columnLabels: [...indices].map(String),
    x: context.translate('picture.splitImage', { split: context.splitName }),
  })
}
