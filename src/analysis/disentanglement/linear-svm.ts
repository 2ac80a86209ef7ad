// A linear support vector classifier of one number, with squared hinge loss and balanced classes.

/** The inverse strength of the penalty. */
const penalty = 0.01
const iterations = 100
const tolerance = 1e-10

/** Scores of a class: weight · x + bias. */
interface Line {
  readonly weight: number
  readonly bias: number
}

/** Fits a line per class against all others, of two classes one line. Returns the class of a value.
 *  Minimizes ½ (weight² + bias²) + Σ cost · max(0, 1 − side · score)². The cost is 0.01, times count / (classes · count of the class)
 *  for the class itself (of two classes for both): scikit-learn's LinearSVC(C=0.01, class_weight='balanced'). */
export function linearSvm(values: Float64Array, classes: Uint32Array): (value: number) => number {
  const counts = new Map<number, number>()
  for (const each of classes) counts.set(each, (counts.get(each) ?? 0) + 1)
  const known = [...counts.keys()].sort((a, b) => a - b)
  const [first = 0, second = 0] = known
  if (known.length === 1) return () => first
  const balanced = (of: number) =>
    (penalty * classes.length) / (known.length * (counts.get(of) as number))
  if (known.length === 2) {
    const line = fitLine(values, classes, {
      of: second,
      own: balanced(second),
      others: balanced(first),
    })
    return (value) => (line.weight * value + line.bias > 0 ? second : first)
  }
  const lines = known.map((of) =>
    fitLine(values, classes, { of, own: balanced(of), others: penalty }),
  )
  return (value) => {
    let [best, most] = [first, Number.NEGATIVE_INFINITY]
    for (const [at, { weight, bias }] of lines.entries()) {
      const score = weight * value + bias
      if (score > most) [best, most] = [known[at] as number, score]
    }
    return best
  }
}

/** Newton's method with step halving; the objective is convex and piecewise quadratic. */
function fitLine(
  values: Float64Array,
  classes: Uint32Array,
  { of, own, others }: { of: number; own: number; others: number },
): Line {
  const objective = ({ weight, bias }: Line): number => {
    let sum = (weight ** 2 + bias ** 2) / 2
    for (let row = 0; row < values.length; row++) {
      const isOwn = classes[row] === of
      const score = weight * (values[row] as number) + bias
      const slack = 1 - (isOwn ? score : -score)
      if (slack > 0) sum += (isOwn ? own : others) * slack ** 2
    }
    return sum
  }
  let line: Line = { weight: 0, bias: 0 }
  let value = objective(line)
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { weight, bias } = line
    let [byWeight, byBias, ww, wb, bb] = [weight, bias, 1, 0, 1]
    for (let row = 0; row < values.length; row++) {
      const isOwn = classes[row] === of
      const x = values[row] as number
      const side = isOwn ? 1 : -1
      const slack = 1 - side * (weight * x + bias)
      if (slack <= 0) continue
      const cost = 2 * (isOwn ? own : others)
      byWeight -= cost * side * slack * x
      byBias -= cost * side * slack
      ww += cost * x * x
      wb += cost * x
      bb += cost
    }
    const determinant = ww * bb - wb * wb
    const step = {
      weight: (bb * byWeight - wb * byBias) / determinant,
      bias: (ww * byBias - wb * byWeight) / determinant,
    }
    const decrease = step.weight * byWeight + step.bias * byBias
    if (!(decrease > tolerance * value)) break
    let size = 1
    let next = line
    let nextValue = value
    do {
      next = { weight: weight - size * step.weight, bias: bias - size * step.bias }
      nextValue = objective(next)
      size /= 2
    } while (nextValue > value - 1e-4 * size * decrease && size > 1e-8)
    if (nextValue >= value) break
    line = next
    value = nextValue
  }
  return line
}
