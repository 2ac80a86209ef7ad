// The description of a labelled grid of images: title, labels of rows, columns and axes.
import { ConfigError } from '../errors.js'
import { displayRange, isImageShape } from './image-grid.js'

export interface LabelledGrid {
  readonly title: string
  /** Below the title. */
  readonly explanation?: string | undefined
  /** Shape of one image: [height, width] or [channels, height, width]. */
  readonly shape: readonly number[]
  /** Images per row. */
  readonly columns: number
  /** The values shown as black and as white; default [0, 1]. */
  readonly range?: readonly [number, number] | undefined
  /** The images of each row one after another, and the label left of them. */
  readonly rows: readonly { readonly label?: string; readonly images: Float32Array }[]
  /** Labels below the columns; an empty string for none. */
  readonly columnLabels?: readonly string[] | undefined
  /** Names of the axes: below the columns, left of the rows. */
  readonly x?: string | undefined
  readonly y?: string | undefined
  /** Side of a value's square and gap between images, in pixels before `pixelRatio`. */
  readonly scale: number
  readonly gap: number
}

/** Approximate width of pictures; the scale is an integer. */
const targetWidth = 760

/** Fills in the defaults of a description. Throws ConfigError if the shape is not that of an image. */
export function labelledGrid(
  grid: Omit<LabelledGrid, 'scale' | 'gap'> & { gap?: number },
): LabelledGrid {
  if (!isImageShape(grid.shape))
    throw new ConfigError('picture.notImages', { actual: grid.shape.join(' × ') })
  const { gap = 4 } = grid
  const [height = 1, width = 1] = grid.shape.slice(-2)
  const scaleFor = (count: number, side: number) =>
    Math.floor((2 * (targetWidth / count - gap)) / side) / 2
  // Images in few columns and many rows are no larger than in as many columns.
  const tallest = Math.max(1, scaleFor(grid.rows.length, height))
  const scale = Math.min(4, tallest, Math.max(0.5, scaleFor(grid.columns, width)))
  return { ...grid, range: displayRange(grid.range), scale, gap }
}

/** Splits images into rows of `columns`.
 *  Shape: images [rows · columns, ...shape]; labels are optional. */
export function gridRows(
  images: Float32Array,
  { rows, labels }: { rows: number; labels?: readonly string[] },
): LabelledGrid['rows'] {
  const length = images.length / rows
  return Array.from({ length: rows }, (_, row) => ({
    images: images.subarray(row * length, (row + 1) * length),
    ...(labels?.[row] !== undefined && { label: labels[row] }),
  }))
}
