// The layouts in which convolutions are products of matrices.
import { gather, reshape, slice, transpose } from '../operations.js'
import type { Pair, Shape } from '../ops.js'
import { sizeOf } from '../shapes.js'
import type { Tensor } from '../tensor.js'
import {
  blocksBy,
  countOf,
  type Grid,
  placeAt,
  positionsOf,
  rowByRow,
  type Window,
} from './places.js'

/** Axes of a layout: of the batch, of the channels, and of the places, which are rows and columns together. */
interface Axes {
  readonly batch: number
  readonly channels: number
  readonly places: number
}

/** Maps [batch, channels, height, width] as three axes. Maps of one size are in one order of places. */
export interface Layout {
  readonly axes: Axes
  /** Whether a convolution needs both maps row by row; missing where none does. */
  isRowByRow?(options: Pick<Convolution, 'window' | 'from' | 'to'>, weight: Tensor): boolean
  conv(x: Tensor, weight: Tensor, options: Convolution): Tensor
  convTranspose(x: Tensor, weight: Tensor, options: Convolution): Tensor
  /** In its usual shape. */
  convKernelGradient(large: Tensor, small: Tensor, options: Convolution): Tensor
  /** The sum over all but the channels. Shapes: → [channels]. */
  sumOfChannels(x: Tensor): Tensor
}

/** A convolution from maps on one grid to maps on another. */
export interface Convolution {
  readonly window: Window
  readonly from: Grid
  readonly to: Grid
  readonly bias?: Tensor | undefined
}

/** From [batch, channels, height, width] to the layout. */
export function enter(x: Tensor, { axes }: Layout, grid: Grid): Tensor {
  const [batch = 1, channels = 1] = x.shape
  const flat = reshape(x, [batch, channels, countOf(grid)])
  return gather(transpose(flat, fromUsual(axes)), axes.places, rowByRowPlaces(grid))
}

/** From the layout to [batch, channels, height, width]. */
export function leave(x: Tensor, { axes }: Layout, grid: Grid, shape: Shape): Tensor {
  const usual = rowByRow(grid.size)
  const order = positionsOf(usual).map((position) => placeAt(grid, position))
  const flat = transpose(gather(x, axes.places, order), [axes.batch, axes.channels, axes.places])
  return reshape(flat, shape)
}

/** For every place of the grid its number row by row. */
function rowByRowPlaces(grid: Grid): number[] {
  const usual = rowByRow(grid.size)
  return positionsOf(grid).map((position) => placeAt(usual, position))
}

function fromUsual({ batch, channels, places }: Axes): number[] {
  const permutation = [0, 0, 0]
  permutation[batch] = 0
  permutation[channels] = 1
  permutation[places] = 2
  return permutation
}

/** Maps of blocks of `stride`, one after another, to the order of `to`, without rows and columns beyond it. `axis` is that
 *  of the blocks [… rows · columns …], and the one after it holds the places of a block. */
export function fromBlocks(x: Tensor, axis: number, stride: Pair, to: Grid): Tensor {
  const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 2)]
  if (to.block.join() === stride.join()) return reshape(x, [...before, countOf(to), ...after])
  const [rows, columns] = blocksBy(to, stride).size
  const [height, width] = [rows * stride[0], columns * stride[1]]
  const outer = sizeOf(before)
  const inner = sizeOf(after)
  const split = reshape(x, [outer, rows, columns, ...stride, inner])
  const placed = reshape(transpose(split, [0, 1, 3, 2, 4, 5]), [outer, height, width, inner])
  const cut = slice(slice(placed, 1, 0, to.size[0]), 2, 0, to.size[1])
  const usual = reshape(cut, [...before, countOf(to), ...after])
  return gather(usual, axis, rowByRowPlaces(to))
}
