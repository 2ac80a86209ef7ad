// The marks of labels: colours repeat after ten labels, with another shape.
import { light, type Theme } from './theme.js'

const shapes = ['circle', 'triangle', 'rect', 'diamond'] as const
export type Shape = (typeof shapes)[number]

/** The shape of the label at `index`, which is −1 without a label, as ECharts names it; shapes repeat after forty labels. */
export function shapeAt(index: number, { labels }: Theme = light): Shape {
  return shapes[Math.floor(Math.max(0, index) / labels.length) % shapes.length] as Shape
}

/** Corners of a shape around (0, 0) with about the area of a circle of radius 1, y downwards; a circle has none. */
export const corners: Readonly<Record<Shape, readonly (readonly [x: number, y: number])[]>> = {
  circle: [],
  triangle: polygon(3, 1.45),
  rect: polygon(4, 1.2, Math.PI / 4),
  diamond: polygon(4, 1.25),
}

/** The first corner is above, turned by `angle`. */
function polygon(count: number, radius: number, angle = 0): [number, number][] {
  return Array.from({ length: count }, (_, at) => {
    const turn = angle + (2 * Math.PI * at) / count
    return [radius * Math.sin(turn), -radius * Math.cos(turn)]
  })
}
