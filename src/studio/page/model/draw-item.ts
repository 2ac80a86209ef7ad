// Draws one item into a canvas, a pixel a value.

/** Grey levels as [height, width] or [1, height, width], colours as [3, height, width]; `black` and `white` are the
 *  values shown as such. */
export function drawItem(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  shape: readonly number[],
  [black, white]: readonly [number, number] = [0, 1],
): void {
  const { pixels, width, height } = pixelsOf(values, shape, [black, white])
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
}

/** RGBA of each value's pixel. */
export function pixelsOf(
  values: Float32Array,
  shape: readonly number[],
  [black, white]: readonly [number, number],
) {
  const [height = 1, width = 1] = shape.slice(-2)
  const area = width * height
  const colours = shape.length === 3 && shape[0] === 3
  const pixels = new Uint8ClampedArray(4 * area)
  const scale = 255 / (white - black)
  for (let at = 0; at < area; at++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = values[colours ? channel * area + at : at] as number
      pixels[4 * at + channel] = (value - black) * scale
    }
    pixels[4 * at + 3] = 255
  }
  return { pixels, width, height }
}
