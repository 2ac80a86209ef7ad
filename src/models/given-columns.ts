// The networks of conditional models. Columns of a table that a model is conditional on stay in its rows, and only the others are reconstructed.
import { ConfigError } from '../errors.js'
import { concat, multiply, slice } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import type { Likelihood } from '../likelihoods/likelihood.js'
import { likelihoodFrom } from '../likelihoods/likelihoods.js'
import {
  type ConditionConfig,
  classesOf,
  decoderCondition,
  encoderCondition,
  exampleConditions,
  type Places,
  placesOf,
  widthOf,
} from './condition.js'
import type { GivenColumns, Model } from './model.js'
import { decode, encode, type HeadSize, layerNoise, type Networks, repeated } from './networks.js'

type Conditional = Networks & { readonly condition?: ConditionConfig | undefined }

/** The networks of a model with its condition. `given`: labels of the examples or rows of their given columns, if it is known; `build`
 *  builds the model with these. Throws ConfigError where a model that is conditional on columns is not for tables. */
export function conditionedNetworks<Config extends Conditional>(
  config: Config,
  given: Tensor | undefined,
  build: (given: Tensor) => Model<Config>,
) {
  const { condition } = config
  const networks = networksOf(config)
  const likelihood = likelihoodOf(config, given)
  const { outputsPerValue } = likelihood
  const givenColumns = givenColumnsOf(condition, build)
  return {
    likelihood,
    noise: layerNoise(networks, outputsPerValue, exampleConditions(condition)),
    /** See `encode`. Shape: x [batch, ...input] → [batch, units]. */
    encode: (x: Tensor, size: HeadSize, scope: Scope) =>
      encode(x, networks, size, scope, encoderCondition(condition, given, scope)),
    /** See `decode`. Shape: code [batch, latent] → outputs of the likelihood. */
    decode: (code: Tensor, scope: Scope) =>
      decode(code, networks, outputsPerValue, scope, decoderCondition(condition, given, scope)),
    /** Those of the model. */
    fields: {
      ...(condition?.type === 'labels' && {
        condition: { classes: classesOf(condition), given: build },
      }),
      ...(givenColumns && { givenColumns }),
    },
    /** The model with the given columns of x, where it is conditional on columns and has none yet. */
    withColumnsOf: (x: Tensor) =>
      given === undefined ? givenColumns?.given(givenColumns.of(x)) : undefined,
  }
}

/** The given columns of a model; undefined where it is not conditional on columns, or not fitted to a table yet. */
function givenColumnsOf<Config>(
  condition: ConditionConfig | undefined,
  given: (rows: Tensor) => Model<Config>,
): GivenColumns<Config> | undefined {
  const places = placesOf(condition)
  if (!places) return undefined
  return { places, width: widthOf(places), of: (rows) => valuesAt(rows, places), given }
}

/** The networks of the model: its decoder gives rows without the given columns. */
function networksOf<Config extends Conditional>(
  config: Config,
): Config & { readonly reconstructs?: Shape } {
  const places = placesOf(config.condition)
  if (!places) return config
  const [, width = 0] = config.input
  return { ...config, reconstructs: [2, width - widthOf(places)] }
}

/** The likelihood of the columns that are not given. Its mean are whole rows, as the model's examples: the given columns are those of
 *  `given` [batch / k, 2, values], each for k that follow one another. Throws ConfigError where the model is not for tables. */
function likelihoodOf(
  { likelihood, input, condition }: Conditional,
  given: Tensor | undefined,
): Likelihood {
  const all = likelihoodFrom(likelihood)
  if (condition?.type === 'columns' && !all.isTabular)
    throw new ConfigError('condition.onlyTables', { actual: likelihood.type })
  const places = placesOf(condition)
  if (!places) return all
  const [, width = 0] = input
  const others = otherPlaces(places, width)
  const { standardDeviation } = all
  const wholeRows = (made: Tensor, of: (rows: Tensor) => Tensor) => {
    if (!given) throw new Error('a conditional model decodes only with columns: givenColumns.given')
    const count = (made.shape[0] ?? 1) / (given.shape[0] ?? 1)
    return merged([of(repeated(given, count)), places], [made, others])
  }
  return {
    ...all,
    negativeLogLikelihood: (x, output, scope) =>
      all.negativeLogLikelihood(valuesAt(x, others), output, scope),
    mean: (output) => wholeRows(all.mean(output), (rows) => rows),
    ...(standardDeviation && {
      standardDeviation: (output) =>
        wholeRows(standardDeviation(output), (rows) => multiply(rows, 0)),
    }),
  }
}

/** Shapes: rows [batch, 2, width] → [batch, 2, values]. */
function valuesAt(rows: Tensor, places: Places): Tensor {
  return concat(
    places.map(([from, to]) => slice(rows, 2, from, to)),
    2,
  )
}

type Placed = readonly [rows: Tensor, places: Places]

/** Rows whose values are those of both, each at its places. */
function merged(...both: readonly [Placed, Placed]): Tensor {
  const parts = both.flatMap(([rows, places]) => {
    let at = 0
    return places.map(([from, to]) => {
      at += to - from
      return { from, part: slice(rows, 2, at - (to - from), at) }
    })
  })
  parts.sort((one, other) => one.from - other.from)
  return concat(
    parts.map(({ part }) => part),
    2,
  )
}

function otherPlaces(places: Places, width: number): Places {
  const starts = [0, ...places.map(([, to]) => to)]
  const ends = [...places.map(([from]) => from), width]
  return starts.flatMap((from, at) => {
    const to = ends[at] ?? width
    return from < to ? [[from, to] as const] : []
  })
}
