// Validation images as they are, as the encoder sees them where noise is added, and as they come back.
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'
import { range } from '../../training/inference.js'
import { usual } from './defaults.js'
import type { Subject } from './picture-context.js'

/** The first `count` validation images, or as many as there are. */
export async function reconstructionsGrid(
  subject: Subject,
  { count = usual.reconstructions.count }: { count?: number | undefined } = {},
): Promise<LabelledGrid> {
  const { inference, data } = subject
  const indices = range(0, Math.min(count, data.validation.count))
  const { original, given, reconstructed } = await inference.reconstruct(data.validation, indices)
  return labelledGrid({
    range: subject.data.range,
    title: subject.say('picture.reconstructions'),
    shape: inference.model.input,
    columns: indices.length,
    rows: [
      { label: subject.say('picture.original'), images: original },
      ...(given ? [{ label: subject.say('picture.given'), images: given }] : []),
      { label: subject.say('picture.reconstructed'), images: reconstructed },
    ],
    columnLabels: [...indices].map(String),
    x: subject.say('picture.validationImage'),
  })
}
