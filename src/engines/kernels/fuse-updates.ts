// Takes the elementwise end of every state's update out of a program: what an optimizer does, and running statistics.
import type { Program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import { isOp, type Tensor } from '../../graph/tensor.js'
import { type Chain, elementwiseFunction, isVectorOp, signatureOf } from './elementwise.js'
import { wasmModule } from './wasm-module.js'

/** One call of a function for some states of one size. */
export interface KernelCall {
  readonly function: string
  /** Number of float32 of each array. */
  readonly length: number
  /** Names of arrays: of states, then of sources. */
  readonly states: readonly string[]
  readonly sources: readonly string[]
  /** Names of the program's scalar inputs. */
  readonly scalars: readonly string[]
}

export interface FusedUpdates {
  /** A WebAssembly module; undefined without calls. */
  readonly module: Uint8Array<ArrayBuffer> | undefined
  readonly calls: readonly KernelCall[]
  /** What the rest of the program gives to the calls, by name. */
  readonly sources: ReadonlyMap<string, Tensor>
  /** The states that calls advance. */
  readonly advanced: ReadonlySet<Tensor>
}

/** States whose updates have a tensor in common, and what these updates consist of. */
interface Family {
  readonly states: Set<Tensor<'state'>>
  readonly nodes: Set<Tensor>
  readonly sources: Set<Tensor>
  readonly scalars: Set<Tensor<'input'>>
}
const parts = ['states', 'nodes', 'sources', 'scalars'] as const

export function fuseUpdates(
  { state }: Pick<Program, 'state'>,
  memory: { readonly sharesMemory?: boolean } = {},
): FusedUpdates {
  const nextOf = new Map(state.flatMap(({ current, next }) => (next ? [[current, next]] : [])))
  const families: Family[] = []
  for (const [current, next] of nextOf) {
    const found = familyOf(current, next)
    if (!found) continue
    const related = families.filter(({ states }) =>
      [...found.states].some((each) => states.has(each)),
    )
    for (const each of related) {
      families.splice(families.indexOf(each), 1)
      for (const part of parts)
        for (const tensor of each[part]) (found[part] as Set<Tensor>).add(tensor)
    }
    families.push(found)
  }

  const sources = new Map<Tensor, string>()
  const functions = new Map<string, { name: string; chain: Chain }>()
  const advanced = new Set<Tensor>()
  const calls = families.map((family): KernelCall => {
    const [states, given, scalars] = [family.states, family.sources, family.scalars].map(
      sorted,
    ) as [Tensor<'state'>[], Tensor[], Tensor<'input'>[]]
    const arrays = [...states, ...given]
    const chain: Chain = {
      arrays,
      scalars,
      nodes: sorted(family.nodes),
      results: states.flatMap((current, array) => {
        const value = nextOf.get(current)
        return value && family.nodes.has(value) ? [{ array, value }] : []
      }),
    }
    const signature = signatureOf(chain)
    const made = functions.get(signature) ?? { name: `update${functions.size}`, chain }
    functions.set(signature, made)
    for (const { array } of chain.results) advanced.add(arrays[array] as Tensor)
    for (const each of given) sources.set(each, sources.get(each) ?? `source${sources.size}`)
    return {
      function: made.name,
      length: sizeOf(states[0]?.shape ?? []),
      states: states.map(({ attributes: { name } }) => name),
      sources: given.map((each) => sources.get(each) ?? ''),
      scalars: scalars.map(({ attributes: { name } }) => name),
    }
  })
  return {
    module:
      functions.size > 0
        ? wasmModule(
            [...functions.values()].map(({ name, chain }) => elementwiseFunction(name, chain)),
            memory,
          )
        : undefined,
    calls,
    sources: new Map([...sources].map(([tensor, name]) => [name, tensor])),
    advanced,
  }
}

/** What `next` consists of; undefined where it is not elementwise in tensors of its own shape. */
function familyOf(current: Tensor<'state'>, next: Tensor): Family | undefined {
  const shape = current.shape.join()
  const nodes = new Set<Tensor>()
  const states = new Set([current])
  const scalars = new Set<Tensor<'input'>>()
  const sources = new Set<Tensor>()
  const isPart = (node: Tensor): boolean =>
    isVectorOp(node.op) &&
    node.shape.join() === shape &&
    node.inputs.every((each) => each.shape.join() === shape || isScalar(each))
  if (current.shape.length === 0 || !isPart(next)) return undefined
  const pending = [next]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (nodes.has(node)) continue
    nodes.add(node)
    for (const each of node.inputs) {
      if (isOp(each, 'state') && each.shape.length > 0) states.add(each)
      else if (each.shape.length === 0) {
        if (isOp(each, 'input')) scalars.add(each)
        else if (each.inputs.length > 0) pending.push(each)
      } else if (isPart(each)) pending.push(each)
      else sources.add(each)
    }
  }
  return { states, nodes, sources, scalars }
}

/** A number that is known before the step: a constant, a scalar input, or computed of these. */
function isScalar(node: Tensor): boolean {
  if (node.shape.length > 0 || node.dtype !== 'float32') return false
  return (
    isOp(node, 'constant') ||
    isOp(node, 'input') ||
    (isVectorOp(node.op) && node.inputs.every(isScalar))
  )
}

const sorted = (nodes: ReadonlySet<Tensor>) => [...nodes].sort((a, b) => a.id - b.id)
