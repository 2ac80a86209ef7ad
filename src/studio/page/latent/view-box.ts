// The visible part of the plane; both axes have the same units a pixel.

export interface ViewBox {
  /** Position in the middle. */
  readonly x: number
  readonly y: number
  /** Units of a pixel. */
  readonly unit: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const margin = 1.08

/** Shows all points, with a margin around them. */
export function boxAround(points: Float32Array, { width, height }: Size): ViewBox {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] as number, points[at + 1] as number]
    left = Math.min(left, x)
    right = Math.max(right, x)
    low = Math.min(low, y)
    high = Math.max(high, y)
  }
  if (!(left <= right)) return { x: 0, y: 0, unit: 6 / Math.min(width, height) }
  const unit = margin * Math.max((right - left) / width, (high - low) / height)
  return { x: (left + right) / 2, y: (low + high) / 2, unit: unit || 6 / Math.min(width, height) }
}

/** Position of a point in pixels from the top left. */
export function toPixels(box: ViewBox, size: Size, x: number, y: number): [number, number] {
  return [size.width / 2 + (x - box.x) / box.unit, size.height / 2 - (y - box.y) / box.unit]
}

export function fromPixels(box: ViewBox, size: Size, left: number, top: number): [number, number] {
  return [box.x + (left - size.width / 2) * box.unit, box.y - (top - size.height / 2) * box.unit]
}

/** Zooms in for a factor above 1; the position under the pixel is unchanged. */
export function zoomed(
  box: ViewBox,
  size: Size,
  factor: number,
  [left, top]: readonly [number, number] = [size.width / 2, size.height / 2],
): ViewBox {
  const [x, y] = fromPixels(box, size, left, top)
  return { x: x + (box.x - x) / factor, y: y + (box.y - y) / factor, unit: box.unit / factor }
}

/** Pans so that the position at one pixel moves to another. */
export function panned(box: ViewBox, right: number, down: number): ViewBox {
  return { ...box, x: box.x - right * box.unit, y: box.y + down * box.unit }
}
