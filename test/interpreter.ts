// Evaluates graphs in float64 with naive loops: the reference for gradient rules and engines.
import type { Op, Program, Shape, Tensor } from 'jamjae'

export interface Value {
  readonly shape: Shape
  readonly data: Float64Array
}

/** Values of inputs and states, by their names. */
export type Bindings = Readonly<Record<string, ArrayLike<number>>>

/** The values of `outputs`, in their order. Throws if a leaf has no value of its size. */
export function evaluate(outputs: readonly Tensor[], bindings: Bindings): Value[] {
  const values = new Map<Tensor, Value>()
  const reach = (node: Tensor): Value => {
    const known = values.get(node)
    if (known) return known
    const rule = rules[node.op] as Rule<Op>
    const value = rule(node, node.inputs.map(reach), bindings)
    if (value.data.length !== size(node.shape) || value.shape.join() !== node.shape.join())
      throw new Error(`${node.op}: [${value.shape}] instead of [${node.shape}]`)
    values.set(node, value)
    return value
  }
  return outputs.map(reach)
}

/** Runs a program as an engine does: `inputs` and the outputs stacked, one slice a step. */
export function interpret(
  program: Program,
  { state, inputs, steps }: { state: Bindings; inputs: Bindings; steps: number },
): { state: Record<string, Float64Array>; outputs: Record<string, Float64Array> } {
  const carried: Record<string, Float64Array> = {}
  for (const [name, data] of Object.entries(state)) carried[name] = Float64Array.from(data)
  const recorded: Record<string, number[]> = {}
  for (const name of Object.keys(program.outputs)) recorded[name] = []
  for (let step = 0; step < steps; step++) {
    const bindings: Record<string, ArrayLike<number>> = { ...carried }
    for (const { attributes, shape } of program.inputs) {
      const items = size(shape)
      const all = Array.from(inputs[attributes.name] ?? [])
      bindings[attributes.name] = all.slice(step * items, (step + 1) * items)
    }
    const advancing = program.state.filter(({ next }) => next)
    const goals = [...advancing.map(({ next }) => next), ...Object.values(program.outputs)]
    const values = evaluate(goals as Tensor[], bindings)
    for (const [index, { current }] of advancing.entries())
      carried[current.attributes.name] = (values[index] as Value).data
    for (const [index, name] of Object.keys(program.outputs).entries())
      recorded[name]?.push(...(values[advancing.length + index] as Value).data)
  }
  const outputs: Record<string, Float64Array> = {}
  for (const [name, numbers] of Object.entries(recorded)) outputs[name] = Float64Array.from(numbers)
  return { state: carried, outputs }
}

type Rule<K extends Op> = (node: Tensor<K>, inputs: readonly Value[], bindings: Bindings) => Value

const rules: { readonly [K in Op]: Rule<K> } = {
  input: bound,
  state: bound,
  constant: ({ attributes: { value } }) => ({ shape: [], data: Float64Array.of(value) }),
  values: ({ attributes: { shape, values } }) => ({ shape, data: Float64Array.from(values) }),

  cast: eachWith(({ attributes: { dtype } }: Tensor<'cast'>, x) =>
    dtype === 'uint8' ? Math.trunc(x) : x,
  ),
  negate: each((x) => -x),
  exp: each(Math.exp),
  log: each(Math.log),
  sqrt: each(Math.sqrt),
  sigmoid: each((x) => 1 / (1 + Math.exp(-x))),
  tanh: each(Math.tanh),
  softplus: each((x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))),
  erf: each(erf),
  relu: each((x) => Math.max(x, 0)),
  leakyRelu: eachWith(({ attributes: { slope } }: Tensor<'leakyRelu'>, x) =>
    x > 0 ? x : slope * x,
  ),
  step: each((x) => (x > 0 ? 1 : 0)),
  clip: eachWith(({ attributes: { low, high } }: Tensor<'clip'>, x) =>
    x < low ? low : x > high ? high : x,
  ),
  add: pairwise((a, b) => a + b),
  subtract: pairwise((a, b) => a - b),
  multiply: pairwise((a, b) => a * b),
  divide: pairwise((a, b) => a / b),
  maximum: pairwise(Math.max),
  minimum: pairwise(Math.min),
  where({ shape }, inputs) {
    const [condition, a, b] = inputs as [Value, Value, Value]
    return fill(shape, (index) => spread(spread(condition, index) === 0 ? b : a, index))
  },
  stopGradient: each((x) => x),

  matmul({ shape, attributes: { transposeA, transposeB } }, inputs) {
    const [a, b, bias] = operands(inputs)
    const inner = a.shape.at(transposeA ? -2 : -1) ?? 0
    return fill(shape, (index) => {
      const [row = 0, column = 0] = index.slice(-2)
      const matrix = ({ shape: of }: Value) => (of.length === 3 ? index.slice(0, 1) : [])
      let total = bias ? at(bias, [column]) : 0
      for (let k = 0; k < inner; k++)
        total +=
          at(a, [...matrix(a), ...(transposeA ? [k, row] : [row, k])]) *
          at(b, [...matrix(b), ...(transposeB ? [column, k] : [k, column])])
      return total
    })
  },

  conv({ shape, attributes: { stride, padding, dilation, groups } }, inputs) {
    const [x, weight, bias] = operands(inputs)
    const [, , height = 0, width = 0] = x.shape
    const [outputs = 0, channels = 0, kernelHeight = 0, kernelWidth = 0] = weight.shape
    return fill(shape, ([n = 0, out = 0, row = 0, column = 0]) => {
      const first = channels * Math.floor(out / (outputs / groups))
      let total = bias ? at(bias, [out]) : 0
      for (let from = 0; from < channels; from++)
        for (let i = 0; i < kernelHeight; i++)
          for (let j = 0; j < kernelWidth; j++) {
            const y = row * stride[0] - padding[0] + i * dilation[0]
            const z = column * stride[1] - padding[1] + j * dilation[1]
            if (y >= 0 && y < height && z >= 0 && z < width)
              total += at(x, [n, first + from, y, z]) * at(weight, [out, from, i, j])
          }
      return total
    })
  },

  convChannelsLast({ shape, attributes: { padding, dilation } }, inputs) {
    const [x, weight, bias] = operands(inputs)
    const [, height = 0, width = 0] = x.shape
    return fill(shape, ([n = 0, row = 0, column = 0, out = 0]) => {
      let total = bias ? at(bias, [out]) : 0
      for (const [, from = 0, i = 0, j = 0] of indices([1, ...weight.shape.slice(1)])) {
        const y = row - padding[0] + i * dilation[0]
        const z = column - padding[1] + j * dilation[1]
        if (y >= 0 && y < height && z >= 0 && z < width)
          total += at(x, [n, y, z, from]) * at(weight, [out, from, i, j])
      }
      return total
    })
  },

  convKernelGradient({ shape, attributes: { stride, padding, dilation, groups } }, inputs) {
    const [large, small] = operands(inputs)
    const [, , height = 0, width = 0] = large.shape
    const made = fill(shape, () => 0)
    for (const [out = 0, from = 0, i = 0, j = 0] of indices(shape)) {
      const place = offset(shape, [out, from, i, j])
      const group = Math.floor(out / ((shape[0] ?? 0) / groups))
      const channel = group * (shape[1] ?? 0) + from
      for (const [n = 0, , row = 0, column = 0] of indices(small.shape.with(1, 1))) {
        const y = row * stride[0] - padding[0] + i * dilation[0]
        const z = column * stride[1] - padding[1] + j * dilation[1]
        if (y < 0 || y >= height || z < 0 || z >= width) continue
        made.data[place] =
          (made.data[place] ?? 0) + at(small, [n, out, row, column]) * at(large, [n, channel, y, z])
      }
    }
    return made
  },

  // Every item of the input adds the kernel, scaled by it, to the output.
  convTranspose({ shape, attributes: { stride, padding, dilation, groups } }, inputs) {
    const [x, weight, bias] = operands(inputs)
    const [, , height = 0, width = 0] = shape
    const made = fill(shape, ([, out = 0]) => (bias ? at(bias, [out]) : 0))
    for (const [n = 0, from = 0, row = 0, column = 0] of indices(x.shape))
      for (const [, out = 0, i = 0, j = 0] of indices([1, ...weight.shape.slice(1)])) {
        const y = row * stride[0] - padding[0] + i * dilation[0]
        const z = column * stride[1] - padding[1] + j * dilation[1]
        if (y < 0 || y >= height || z < 0 || z >= width) continue
        const group = Math.floor(from / ((weight.shape[0] ?? 0) / groups))
        const place = offset(shape, [n, group * (weight.shape[1] ?? 0) + out, y, z])
        made.data[place] =
          (made.data[place] ?? 0) + at(x, [n, from, row, column]) * at(weight, [from, out, i, j])
      }
    return made
  },

  normalize({ shape }, [x, center, inverse, weight, bias] = []) {
    const item = (of: Value | undefined, index: readonly number[]) => spread(of as Value, index)
    return fill(
      shape,
      (index) =>
        (item(x, index) - item(center, index)) * item(inverse, index) * item(weight, index) +
        item(bias, index),
    )
  },
  centered: each((x) => x),

  sum({ shape, attributes: { axes, keepDimensions } }, inputs) {
    const [x] = operands(inputs)
    const made = fill(shape, () => 0)
    for (const index of indices(x.shape)) {
      const target = keepDimensions
        ? index.map((each, axis) => (axes.includes(axis) ? 0 : each))
        : index.filter((_, axis) => !axes.includes(axis))
      const place = offset(shape, target)
      made.data[place] = (made.data[place] ?? 0) + at(x, index)
    }
    return made
  },
  max({ shape, attributes: { axes, keepDimensions } }, inputs) {
    const [x] = operands(inputs)
    const made = fill(shape, () => Number.NEGATIVE_INFINITY)
    for (const index of indices(x.shape)) {
      const target = keepDimensions
        ? index.map((each, axis) => (axes.includes(axis) ? 0 : each))
        : index.filter((_, axis) => !axes.includes(axis))
      const place = offset(shape, target)
      made.data[place] = Math.max(made.data[place] ?? 0, at(x, index))
    }
    return made
  },
  argMax({ shape, attributes: { axis } }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => {
      const along = Array.from({ length: x.shape[axis] ?? 0 }, (_, place) =>
        at(x, index.toSpliced(axis, 0, place)),
      )
      return along.indexOf(Math.max(...along))
    })
  },
  kthLargest({ shape, attributes: { k } }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => {
      const along = Array.from({ length: x.shape.at(-1) ?? 0 }, (_, place) =>
        at(x, index.with(-1, place)),
      )
      return along.sort((one, other) => other - one)[k - 1] ?? Number.NaN
    })
  },
  oneHot({ shape }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => Number(at(x, index.slice(0, -1)) === index.at(-1)))
  },
  take({ shape }, inputs) {
    const [x, places] = operands(inputs)
    return fill(shape, (index) => {
      const rank = places.shape.length
      return at(x, [at(places, index.slice(0, rank)), ...index.slice(rank)])
    })
  },
  reshape({ shape }, inputs) {
    const [x] = operands(inputs)
    return { shape, data: x.data }
  },
  broadcast({ shape }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => spread(x, index))
  },
  transpose({ shape, attributes: { permutation } }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => {
      const source = index.slice()
      for (const [to, from] of permutation.entries()) source[from] = index[to] ?? 0
      return at(x, source)
    })
  },
  slice({ shape, attributes: { axis, start } }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => at(x, index.with(axis, (index[axis] ?? 0) + start)))
  },
  pad({ shape, attributes: { axis, before } }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => {
      const source = (index[axis] ?? 0) - before
      const inside = source >= 0 && source < (x.shape[axis] ?? 0)
      return inside ? at(x, index.with(axis, source)) : 0
    })
  },
  concat({ shape, attributes: { axis } }, inputs) {
    return fill(shape, (index) => {
      let place = index[axis] ?? 0
      for (const each of inputs) {
        const length = each.shape[axis] ?? 0
        if (place < length) return at(each, index.with(axis, place))
        place -= length
      }
      return Number.NaN
    })
  },
  gather({ shape, attributes: { axis, indices: places } }, inputs) {
    const [x] = operands(inputs)
    return fill(shape, (index) => {
      const place = places[index[axis] ?? 0] ?? Number.NaN
      return place === x.shape[axis] ? 0 : at(x, index.with(axis, place))
    })
  },
}

/** By its series, exact to rounding for |x| < 3. */
function erf(x: number): number {
  let [term, total] = [x, x]
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n
    total += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * total
}

function bound(
  { shape, attributes: { name } }: Tensor<'input' | 'state'>,
  _: unknown,
  from: Bindings,
) {
  const data = from[name]
  if (data?.length !== size(shape))
    throw new Error(`${name}: ${size(shape)} items are needed, not ${data?.length ?? 'none'}`)
  return { shape, data: Float64Array.from(data) }
}

function each(rule: (x: number) => number): Rule<Op> {
  return eachWith((_, x) => rule(x))
}

function eachWith<K extends Op>(rule: (node: Tensor<K>, x: number) => number): Rule<K> {
  return (node, inputs) => {
    const [x] = operands(inputs)
    return fill(node.shape, (index) => rule(node, at(x, index)))
  }
}

function pairwise(rule: (a: number, b: number) => number): Rule<Op> {
  return ({ shape }, inputs) => {
    const [a, b] = operands(inputs)
    return fill(shape, (index) => rule(spread(a, index), spread(b, index)))
  }
}

function operands(inputs: readonly Value[]): [Value, Value, Value | undefined] {
  return [inputs[0] as Value, inputs[1] as Value, inputs[2]]
}

function size(shape: Shape): number {
  return shape.reduce((product, each) => product * each, 1)
}

/** Every index of a tensor of that shape, the last axis fastest. */
function* indices(shape: Shape): Generator<number[]> {
  for (let place = 0; place < size(shape); place++) {
    const index: number[] = []
    let rest = place
    for (const each of [...shape].reverse()) {
      index.unshift(rest % each)
      rest = Math.floor(rest / each)
    }
    yield index
  }
}

function offset(shape: Shape, index: readonly number[]): number {
  return shape.reduce((place, each, axis) => place * each + (index[axis] ?? 0), 0)
}

function at({ shape, data }: Value, index: readonly number[]): number {
  return data[offset(shape, index)] ?? Number.NaN
}

/** The item that broadcasting puts at `index`: axes are counted from the last, size 1 repeats. */
function spread(value: Value, index: readonly number[]): number {
  const added = index.length - value.shape.length
  return at(
    value,
    value.shape.map((each, axis) => (each === 1 ? 0 : (index[axis + added] ?? 0))),
  )
}

function fill(shape: Shape, item: (index: number[]) => number): Value {
  const data = new Float64Array(size(shape))
  let place = 0
  for (const index of indices(shape)) data[place++] = item(index)
  return { shape, data }
}
