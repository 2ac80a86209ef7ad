// Where an axis has its numbers: round ones, neither crowded nor sparse.

/** Multiples of 1, 2 or 5 times a power of ten within [min, max], about `count` of them. */
export function linearTicks(min: number, max: number, count: number): number[] {
  const step = roundStep((max - min) / count)
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step))
}

/** The same where an axis is logarithmic. `min` and `max` are positive. */
export function logTicks(min: number, max: number): number[] {
  const [low, high] = [Math.log10(min), Math.log10(max)]
  if (high - low < 1) return linearTicks(min, max, 7)
  const multiples = high - low < 2.5 ? [1, 2, 5] : [1]
  const stride = Math.ceil((high - low) / 8)
  const first = Math.floor(low)
  const decades = Array.from(
    { length: Math.floor((high - first) / stride) + 1 },
    (_, index) => first + index * stride,
  )
  return decades
    .flatMap((decade) => multiples.map((multiple) => tidy(multiple * 10 ** decade)))
    .filter((tick) => tick >= min && tick <= max)
}

/** Whole numbers from 1 to `last`: both ends, and round ones between that keep their distance. */
export function epochTicks(last: number): number[] {
  const step = Math.max(1, roundStep(last / 8))
  const between = Array.from({ length: Math.floor(last / step) }, (_, index) => (index + 1) * step)
  return [
    1,
    ...between.filter((tick) => tick > 1 && last - tick >= step / 2 && tick < last),
    last,
  ].filter((tick, index, all) => tick !== all[index - 1])
}

/** The smallest of 1, 2, 5 times a power of ten that is not below `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return power * ([1, 2, 5, 10].find((multiple) => multiple * power >= step * (1 - 1e-9)) ?? 10)
}

/** Without what binary fractions leave behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
