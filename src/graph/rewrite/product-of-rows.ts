// Products of two matrices over their many rows.
import { matmul, reshape, sum } from '../operations.js'
import type { Tensor } from '../tensor.js'

/** Rows of one product: fewer are not worth a sum, more do not fit in a cache. */
const rowsOfPart = 1024
const maxParts = 16

/** aᵀ · b: in parts that are added up, each over some examples of the `batch` that the rows belong to. Shapes: a [rows, n],
 *  b [rows, m] → [n, m]. */
export function productOfRows(a: Tensor, b: Tensor, batch: number): Tensor {
  const [rows = 1, n = 1] = a.shape
  const m = b.shape[1] ?? 1
  let parts = 1
  while (parts < maxParts && batch % (2 * parts) === 0 && rows >= 2 * parts * rowsOfPart) parts *= 2
  if (parts === 1) return matmul(a, b, { transposeA: true })
  const split = (x: Tensor, columns: number) => reshape(x, [parts, rows / parts, columns])
  return sum(matmul(split(a, n), split(b, m), { transposeA: true }), [0])
}
