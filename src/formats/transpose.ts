// Transposes dense arrays: the axes in another order.

/** The items of an array of `shape` in row-major order, with its axes in another order: axis i of the result is axis
 *  `order[i]` of `data`. Shape of the result: order.map((axis) => shape[axis]). */
export function transpose<Elements extends TransposableArray>(
  data: Elements,
  shape: readonly number[],
  order: readonly number[],
): Elements {
  const ordered = data.slice() as Elements
  const steps = order.map((axis) => shape.slice(axis + 1).reduce((step, size) => step * size, 1))
  const sizes = order.map((axis) => shape[axis] as number)
  const index = order.map(() => 0)
  let from = 0
  for (let to = 0; to < data.length; to++) {
    ordered[to] = data[from] as number
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      const step = steps[axis] as number
      const size = sizes[axis] as number
      const next = (index[axis] as number) + 1
      from += step
      index[axis] = next
      if (next < size) break
      from -= step * size
      index[axis] = 0
    }
  }
  return ordered
}

interface TransposableArray {
  readonly length: number
  [index: number]: number
  slice(): unknown
}
