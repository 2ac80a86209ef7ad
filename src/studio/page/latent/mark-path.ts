// The outline of a label's mark.
import { corners, shapeAt } from '../../../pictures/marks.js'

type PathContext = Pick<CanvasRenderingContext2D, 'beginPath' | 'lineTo' | 'arc' | 'closePath'>

/** Begins a path around `centre`, to be filled. */
export function markPath(
  context: PathContext,
  label: number,
  [x, y]: readonly [number, number],
  radius: number,
): void {
  const points = corners[shapeAt(label)]
  context.beginPath()
  if (points.length === 0) context.arc(x, y, radius, 0, 2 * Math.PI)
  for (const [right, down] of points) context.lineTo(x + radius * right, y + radius * down)
  context.closePath()
}
