// Places of a map: its rows and columns as one axis, row by row or block by block.
import type { Pair } from '../ops.js'

/** The places of a map of `size`, in blocks of rows and columns that divide it; blocks of one place are row by row. */
export interface Grid {
  readonly size: Pair
  readonly block: Pair
}

/** The kernel of a convolution, and how it moves. */
export interface Window {
  readonly kernel: Pair
  readonly stride: Pair
  readonly padding: Pair
  readonly dilation: Pair
}

/** One position of a kernel: its number, and where it reads, relative to `stride` times the output's place. */
export interface Tap {
  readonly number: number
  readonly offset: Pair
}

export const rowByRow = (size: Pair): Grid => ({ size, block: [1, 1] })

export const countOf = ({ size: [height, width] }: Grid) => height * width

/** The blocks of `stride` that cover a map, row by row. */
export const blocksBy = ({ size }: Grid, stride: Pair) =>
  rowByRow([Math.ceil(size[0] / stride[0]), Math.ceil(size[1] / stride[1])])

/** The number of the place at that row and column. */
export function placeAt({ size: [, width], block: [rows, columns] }: Grid, [y, x]: Pair): number {
  const ofBlock = Math.floor(y / rows) * (width / columns) + Math.floor(x / columns)
  return (ofBlock * rows + (y % rows)) * columns + (x % columns)
}

/** Row and column of every place, in the grid's order. */
export function positionsOf(grid: Grid): Pair[] {
  const positions: Pair[] = new Array(countOf(grid))
  for (let y = 0; y < grid.size[0]; y++)
    for (let x = 0; x < grid.size[1]; x++) positions[placeAt(grid, [y, x])] = [y, x]
  return positions
}

/** For every place of `to` and every tap: the place of `from` that is read; the number after the last one outside. */
export function windows(
  from: Grid,
  to: Grid,
  { stride, taps }: { stride: Pair; taps: readonly Tap[] },
): number[] {
  const outside = countOf(from)
  return positionsOf(to).flatMap(([row, column]) =>
    taps.map(({ offset }) => {
      const [y, x] = [row * stride[0] + offset[0], column * stride[1] + offset[1]]
      const isInside = y >= 0 && y < from.size[0] && x >= 0 && x < from.size[1]
      return isInside ? placeAt(from, [y, x]) : outside
    }),
  )
}

/** All taps of a kernel, row by row. */
export function tapsOf({ kernel, padding, dilation }: Window): Tap[] {
  return pairs(range(kernel[0]), range(kernel[1])).map(([row, column]) => ({
    number: row * kernel[1] + column,
    offset: [row * dilation[0] - padding[0], column * dilation[1] - padding[1]],
  }))
}

/** A transposed convolution is a sum over a few taps that depend on the remainder of the output's row and column by the
 *  stride, its phase. The offsets are those in the smaller map, relative to the quotient. */
export function phasesOf(
  window: Window,
): { readonly phase: Pair; readonly taps: readonly Tap[] }[] {
  const [rows, columns] = [reach(window, 0), reach(window, 1)]
  return pairs(range(window.stride[0]), range(window.stride[1])).map((phase) => ({
    phase,
    taps: pairs(rows[phase[0]] ?? [], columns[phase[1]] ?? []).map(([row, column]) => ({
      number: row.number * window.kernel[1] + column.number,
      offset: [row.offset, column.offset],
    })),
  }))
}

/** The blocks of `stride` that a convolution reads, relative to the output's place, and for every block and every place in
 *  it the tap that reads there. */
export function blocksOf({ kernel, stride, padding, dilation }: Window): {
  readonly offsets: readonly Pair[]
  readonly numbers: readonly (number | undefined)[]
} {
  const alongAxis = ([0, 1] as const).map((axis) => {
    const places = range(kernel[axis]).map((tap) => tap * dilation[axis] - padding[axis])
    const blocks = places.map((place) => Math.floor(place / stride[axis]))
    const [first, last] = [Math.min(...blocks), Math.max(...blocks)]
    const offsets = range(last - first + 1).map((index) => first + index)
    const tapAt = (block: number, phase: number) => {
      const tap = places.indexOf(block * stride[axis] + phase)
      return tap < 0 ? undefined : tap
    }
    return { offsets, tapAt }
  })
  const [rows, columns] = alongAxis
  if (!rows || !columns) return { offsets: [], numbers: [] }
  const offsets = pairs(rows.offsets, columns.offsets)
  const phases = pairs(range(stride[0]), range(stride[1]))
  const numbers = offsets.flatMap(([y, x]) =>
    phases.map(([row, column]) => {
      const [a, b] = [rows.tapAt(y, row), columns.tapAt(x, column)]
      return a === undefined || b === undefined ? undefined : a * kernel[1] + b
    }),
  )
  return { offsets, numbers }
}

function reach({ kernel, stride, padding, dilation }: Window, axis: 0 | 1) {
  return range(stride[axis]).map((remainder) =>
    range(kernel[axis])
      .map((number) => ({
        number,
        offset: (remainder + padding[axis] - number * dilation[axis]) / stride[axis],
      }))
      .filter(({ offset }) => Number.isInteger(offset)),
  )
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

export function pairs<A, B>(left: readonly A[], right: readonly B[]): (readonly [A, B])[] {
  return left.flatMap((a) => right.map((b) => [a, b] as const))
}
