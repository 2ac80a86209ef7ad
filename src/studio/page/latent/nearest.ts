// Finds near points: to the pointer, in a direction, in the whole latent space.

/** The index of the point nearest to a position, at most `within` units away; −1 if there is none.
 *  Points: pairs. Only those that `isShown`. */
export function nearestPoint(
  points: Float32Array,
  [x, y]: readonly [number, number],
  within: number,
  isShown: (index: number) => boolean,
): number {
  let best = -1
  let nearestDistance = within * within
  for (let index = 0; 2 * index < points.length; index++) {
    const across = (points[2 * index] as number) - x
    const up = (points[2 * index + 1] as number) - y
    const distance = across * across + up * up
    if (distance <= nearestDistance && isShown(index)) {
      best = index
      nearestDistance = distance
    }
  }
  return best
}

/** The nearest point in a direction from the point `from`: within 45° of it. Itself if there is none. */
export function nextPoint(
  points: Float32Array,
  from: number,
  [right, up]: readonly [number, number],
  isShown: (index: number) => boolean,
): number {
  const [x, y] = [points[2 * from] as number, points[2 * from + 1] as number]
  let best = from
  let nearestDistance = Number.POSITIVE_INFINITY
  for (let index = 0; 2 * index < points.length; index++) {
    const across = (points[2 * index] as number) - x
    const along = (points[2 * index + 1] as number) - y
    const forwards = across * right + along * up
    const distance = across * across + along * along
    if (forwards <= 0 || 2 * forwards * forwards < distance || distance >= nearestDistance) continue
    if (index === from || !isShown(index)) continue
    best = index
    nearestDistance = distance
  }
  return best
}

/** Indices of the `count` codes nearest to `query` (Euclidean distance over all latents), the nearest first.
 *  Shapes: values [n, latent], query [latent]. `except` is left out. */
export function neighboursOf(
  values: Float32Array,
  query: Float32Array,
  count: number,
  except = -1,
): number[] {
  const latent = query.length
  const found: { index: number; distance: number }[] = []
  let limit = Number.POSITIVE_INFINITY
  for (let index = 0; index * latent < values.length; index++) {
    if (index === except) continue
    let distance = 0
    for (let at = 0; at < latent && distance < limit; at++) {
      const difference = (values[index * latent + at] as number) - (query[at] as number)
      distance += difference * difference
    }
    if (distance >= limit) continue
    const place = found.findIndex((each) => each.distance > distance)
    found.splice(place < 0 ? found.length : place, 0, { index, distance })
    if (found.length > count) found.pop()
    if (found.length === count) limit = (found.at(-1) as { distance: number }).distance
  }
  return found.map(({ index }) => index)
}
