// The visible part of the horizontal axis.

/** In percent of the axis. */
export interface Zoom {
  readonly start: number
  readonly end: number
}

export const fullZoom: Zoom = { start: 0, end: 100 }
const minWidthPercent = 1

/** Zooms in for factors below 1, around the middle. */
export function scaleZoom({ start, end }: Zoom, factor: number): Zoom {
  const width = Math.min(100, Math.max(minWidthPercent, (end - start) * factor))
  return within((start + end) / 2 - width / 2, width)
}

/** Pans by a fraction of the visible part. */
export function panZoom({ start, end }: Zoom, fraction: number): Zoom {
  return within(start + fraction * (end - start), end - start)
}

function within(start: number, width: number): Zoom {
  const inside = Math.min(100 - width, Math.max(0, start))
  return { start: inside, end: inside + width }
}
