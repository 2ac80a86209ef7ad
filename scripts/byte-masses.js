// The probability that a likelihood of numbers gives to a byte: that of the bin of its grey level, in float64.

const lowestSpread = 1 / 255
const halfBin = 0.5 / 255
// Five-point Gauss-Legendre quadrature on [−1, 1].
const points = [
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.47862867049936647],
  [-0.5384693101056831, 0.47862867049936647],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
]

const sigmoid = (x) => 1 / (1 + Math.exp(-x))
const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
const spreadOf = (raw) => lowestSpread + Math.exp(raw)

/** Of one value: `logDensity` there, and `logTail`, the probability of a distance from the mean beyond a given one
 *  on one side. Tails beyond black and white belong to these. */
const families = {
  gaussian: (mean, deviation) => ({
    mean,
    logDensity: (x) =>
      -0.5 * ((x - mean) / deviation) ** 2 - Math.log(deviation) - 0.5 * Math.log(2 * Math.PI),
    logTail: (distance) => logNormalTail(distance / deviation),
  }),
  laplace: (mean, scale) => ({
    mean,
    logDensity: (x) => -Math.abs(x - mean) / scale - Math.log(2 * scale),
    logTail: (distance) =>
      distance > 0 ? -Math.LN2 - distance / scale : Math.log1p(-0.5 * Math.exp(distance / scale)),
  }),
}

/** log P of each byte. Shapes: bytes [examples · size]; output as the likelihood accepts it. */
export function* logMasses(
  { type, components, deviation, scale = deviation },
  bytes,
  output,
  size,
) {
  const numbers = output.length / bytes.length
  let average = 0
  for (const [at, byte] of bytes.entries()) {
    const first = Math.floor(at / size) * numbers * size + (at % size)
    const number = (which) => output[first + which * size]
    if (type === 'continuousBernoulli')
      yield continuousBernoulli(byte, 16 * Math.tanh(number(0) / 16))
    else if (type === 'discretizedLogisticMixture') yield mixture(byte, number, components)
    else {
      if (at % size === 0 && scale === 'perExample') {
        const seconds = output.subarray(first + size, first + 2 * size)
        average = seconds.reduce((sum, each) => sum + each, 0) / size
      }
      const spread =
        typeof scale === 'number' ? scale : spreadOf(scale === 'perValue' ? number(1) : average)
      yield binMass(byte, families[type](sigmoid(number(0)), spread))
    }
  }
}

function binMass(byte, { mean, logDensity, logTail }) {
  const x = byte / 255
  if (byte === 0) return logTail(mean - halfBin)
  if (byte === 255) return logTail(1 - halfBin - mean)
  return logIntegral(x - halfBin, x + halfBin, logDensity)
}

/** Its values are in [0, 1], so that black and white have bins of half the width. */
function continuousBernoulli(byte, logit) {
  const size = Math.abs(logit)
  const logNormalizer = size < 1e-4 ? Math.LN2 : Math.log(size / Math.tanh(size / 2))
  const start = Math.max(byte / 255 - halfBin, 0)
  const end = Math.min(byte / 255 + halfBin, 1)
  return logIntegral(start, end, (x) => logNormalizer + logit * x - softplus(logit))
}

function mixture(byte, number, components) {
  const place = (2 * byte) / 255 - 1
  let [mass, shares] = [0, 0]
  for (let k = 0; k < components; k++) {
    const fraction = Math.exp(number(k))
    const scale = Math.exp(-7) + Math.exp(number(2 * components + k))
    const mean = number(components + k)
    const below = byte === 0 ? 0 : sigmoid((place - 1 / 255 - mean) / scale)
    const above = byte === 255 ? 1 : sigmoid((place + 1 / 255 - mean) / scale)
    mass += fraction * (above - below)
    shares += fraction
  }
  return Math.log(mass / shares)
}

function logIntegral(start, end, logDensity) {
  const [centre, half] = [(start + end) / 2, (end - start) / 2]
  const logs = points.map(([place, weight]) => logDensity(centre + half * place) + Math.log(weight))
  const largest = Math.max(...logs)
  return largest + Math.log(half * logs.reduce((sum, each) => sum + Math.exp(each - largest), 0))
}

/** log(½ erfc(x/√2)), to 1.2e-7. Source: Numerical Recipes, erfcc. */
function logNormalTail(x) {
  const z = Math.abs(x) / Math.SQRT2
  const t = 1 / (1 + 0.5 * z)
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
  ]
  const log = Math.log(t / 2) - z * z + terms.reduceRight((sum, term) => sum * t + term, 0)
  return x >= 0 ? log : Math.log1p(-Math.exp(log))
}
