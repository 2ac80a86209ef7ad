// Chains of elementwise operations over arrays of one size, as one WebAssembly function: one pass over memory.
import type { Op } from '../../graph/ops.js'
import { isOp, type Tensor } from '../../graph/tensor.js'
import { instructions as code, type VectorOp, type WasmFunction } from './wasm-module.js'

/** Float32 of one turn of a function's loop: arrays are padded to whole turns. */
export const turn = 16
const vectors = turn / 4
/** The smallest number that is not denormal. */
const smallestNormal = 2 ** -126

/** Operations that such a function can hold, as vector operations on their operands. */
const vectorOps: { readonly [K in Op]?: VectorOp } = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  sqrt: 'sqrt',
  negate: 'neg',
}
export const isVectorOp = (op: Op) => op in vectorOps

/** A chain: `nodes` in topological order, of `arrays` (each read once), and of scalars: constants and `scalars`. */
export interface Chain {
  readonly arrays: readonly Tensor[]
  readonly scalars: readonly Tensor[]
  readonly nodes: readonly Tensor[]
  /** What is written where an array was: by the array's place. */
  readonly results: readonly { readonly array: number; readonly value: Tensor }[]
}

/** Equal for chains that one function can compute. */
export function signatureOf({ arrays, scalars, nodes, results }: Chain): string {
  const names = new Map<Tensor, string>()
  for (const [index, each] of arrays.entries()) names.set(each, `a${index}`)
  for (const [index, each] of scalars.entries()) names.set(each, `s${index}`)
  const name = (node: Tensor) =>
    names.get(node) ?? (isOp(node, 'constant') ? String(node.attributes.value) : '?')
  const lines = nodes.map((node, index) => {
    const line = `${node.op} ${node.inputs.map(name).join(' ')}`
    names.set(node, `n${index}`)
    return line
  })
  const written = results.map(({ array, value }) => `${array} ${name(value)}`)
  return [arrays.length, scalars.length, ...lines, ...written].join('; ')
}

/** A function (address of every array, number of turns, every scalar). Denormal results are written as zeros, as ONNX
 *  Runtime does. */
export function elementwiseFunction(name: string, chain: Chain): WasmFunction {
  const { arrays, scalars, nodes, results } = chain
  const turns = arrays.length
  const parameters = [
    ...arrays.map(() => 'i32' as const),
    'i32' as const,
    ...scalars.map(() => 'f32' as const),
  ]
  const variables = new Map<Tensor, number>()
  for (const each of [...scalars, ...arrays, ...nodes])
    variables.set(each, parameters.length + variables.size)
  const value = (node: Tensor) =>
    isOp(node, 'constant')
      ? code.constant(node.attributes.value)
      : code.get(variables.get(node) ?? -1)
  const set = (node: Tensor) => code.set(variables.get(node) ?? -1)
  const compute = (node: Tensor) => [
    ...node.inputs.flatMap(value),
    ...code.vector(vectorOps[node.op] ?? 'add'),
    ...set(node),
  ]
  const ofScalars = nodes.filter(({ shape }) => shape.length === 0)
  const ofArrays = nodes.filter(({ shape }) => shape.length > 0)
  const pass = (offset: number) => [
    ...arrays.flatMap((each, index) => [...code.get(index), ...code.load(offset), ...set(each)]),
    ...ofArrays.flatMap(compute),
    ...results.flatMap(({ array, value: result }) => [
      ...code.get(array),
      ...value(result),
      ...[...value(result), ...code.vector('abs'), ...code.constant(smallestNormal)],
      // What is not a number is not smaller.
      ...[...code.vector('lt'), ...code.andNot],
      ...code.store(offset),
    ]),
  ]
  return {
    name,
    parameters,
    locals: [...variables.keys()].map(() => 'v128'),
    body: [
      ...scalars.flatMap((each, index) => [
        ...code.get(turns + 1 + index),
        ...code.splat,
        ...set(each),
      ]),
      ...ofScalars.flatMap(compute),
      ...code.loopWhile(turns, [
        ...Array.from({ length: vectors }, (_, index) => pass(16 * index)).flat(),
        ...arrays.flatMap((_, index) => code.increase(index, 4 * turn)),
        ...code.increase(turns, -1),
      ]),
    ],
  }
}
