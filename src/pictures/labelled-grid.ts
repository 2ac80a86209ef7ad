// A grid of images with words around it, described: a title, names of rows, columns and axes.
import { ConfigError } from '../errors.js'
import { displayRange, isImageShape } from './image-grid.js'

export interface LabelledGrid {
  readonly title: string
  /** Below the title. */
  readonly explanation?: string | undefined
  /** Of one image: [height, width] or [channels, height, width]. */
  readonly shape: readonly number[]
  /** Images of a row. */
  readonly columns: number
  /** The values shown as black and as white; 0 and 1 where nothing is said. */
  readonly range?: readonly [number, number] | undefined
  /** The images of each row one after another, and what stands left of them. */
  readonly rows: readonly { readonly label?: string; readonly images: Float32Array }[]
  /** What stands below each column; an empty text for none. */
  readonly columnLabels?: readonly string[] | undefined
  /** Names of the axes: below the columns, left of the rows. */
  readonly x?: string | undefined
  readonly y?: string | undefined
  /** Side of a value's square and distance of the images, in pixels before the picture is enlarged. */
  readonly scale: number
  readonly gap: number
}

/** Pictures become about this wide, as whole pixels allow. */
const targetWidth = 760

/** A description with what was left out filled in. Throws ConfigError where the shape is none of an image. */
export function labelledGrid(
  grid: Omit<LabelledGrid, 'scale' | 'gap'> & { gap?: number },
): LabelledGrid {
  if (!isImageShape(grid.shape))
    throw new ConfigError('picture.notImages', { actual: grid.shape.join(' × ') })
  const { gap = 4 } = grid
  const width = grid.shape.at(-1) ?? 1
  const availableWidth = targetWidth / grid.columns - gap
  const scale = Math.min(4, Math.max(0.5, Math.floor((2 * availableWidth) / width) / 2))
  return { ...grid, range: displayRange(grid.range), scale, gap }
}

/** The images one after another, cut into rows of `columns`.
 *  Shape: images [rows · columns, ...shape]; labels may be left out. */
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
