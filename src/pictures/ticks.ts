// Ticks of an axis: round numbers, neither too dense nor too sparse.

const maxTicks = 8
/** Subdivisions of a decade of a logarithmic axis, from fine to coarse. */
const series = [
  [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8],
  [1, 1.5, 2, 3, 5, 7],
  [1, 2, 5],
]

/** Multiples of 1, 2 or 5 times a power of ten within [min, max], about `count` of them. */
export function linearTicks(min: number, max: number, count: number): number[] {
  const step = roundStep((max - min) / count)
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => roundOff((first + index) * step))
}

/** Ticks of a logarithmic axis: round numbers at about equal ratios. `min` and `max` are positive. */
export function logTicks(min: number, max: number): number[] {
  if (max / min < 2.5) return linearTicks(min, max, 7)
  const [first, last] = [Math.floor(Math.log10(min)), Math.floor(Math.log10(max))]
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  for (const multiples of series) {
    const ticks = decades
      .flatMap((decade) => multiples.map((multiple) => roundOff(multiple * 10 ** decade)))
      .filter((tick) => tick >= min && tick <= max)
    if (ticks.length <= maxTicks) return ticks
  }
  const stride = Math.ceil(Math.log10(max / min) / maxTicks)
  return decades
    .filter((decade) => (decade - first) % stride === 0)
    .map((decade) => roundOff(10 ** decade))
    .filter((tick) => tick >= min)
}

/** Integer ticks from 1 to `last`: both ends, and round numbers between with a minimum distance. */
export function epochTicks(last: number): number[] {
  const step = Math.max(1, roundStep(last / 8))
  const between = Array.from({ length: Math.floor(last / step) }, (_, index) => (index + 1) * step)
  return [
    1,
    ...between.filter((tick) => tick > 1 && last - tick >= step / 2 && tick < last),
    last,
  ].filter((tick, index, all) => tick !== all[index - 1])
}

/** The smallest 1, 2 or 5 times a power of ten that is at least `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return power * ([1, 2, 5, 10].find((multiple) => multiple * power >= step * (1 - 1e-9)) ?? 10)
}

/** Removes rounding errors of binary fractions. */
function roundOff(value: number): number {
  return Number(value.toPrecision(12))
}
