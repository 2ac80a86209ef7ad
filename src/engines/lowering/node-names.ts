// Names of the nodes of an exported model: the layer that a node belongs to and its operator, such as encoder/0/Gemm.
import { isOp, type Tensor } from '../../graph/tensor.js'

/** Names nodes one after another, in topological order; equal graphs get equal names. ONNX Runtime 1.18 to 1.21 rejects
 *  models in which it fuses two nodes without names. */
export class NodeNames {
  private readonly places = new Map<Tensor, string>()
  private readonly counts = new Map<string, number>()

  constructor(private readonly layerPaths: ReadonlyMap<Tensor, string> = new Map()) {}

  /** The next name for an operator `op` that computes `node`: unique, with a number from the second one of a layer on. */
  next(node: Tensor, op: string): string {
    const name = `${this.placeOf(node)}/${op}`
    const count = this.counts.get(name) ?? 0
    this.counts.set(name, count + 1)
    return count > 0 ? `${name}_${count}` : name
  }

  /** The node's layer; outside of layers that of its state, else that of its newest input; `input` before the first. */
  private placeOf(node: Tensor): string {
    const known = this.places.get(node)
    if (known) return known
    const place =
      this.layerPaths.get(node)?.replaceAll('.', '/') ?? stateFolder(node) ?? this.inherited(node)
    this.places.set(node, place)
    return place
  }

  private inherited({ inputs }: Tensor): string {
    const computed = inputs.filter((each) => each.inputs.length > 0)
    const [newest] = computed.sort((a, b) => b.id - a.id)
    return newest ? this.placeOf(newest) : 'input'
  }
}

/** `scaling` of a node that reads the state `scaling.offset`. */
function stateFolder({ inputs }: Tensor): string | undefined {
  for (const each of inputs)
    if (isOp(each, 'state'))
      return each.attributes.name.split('.').slice(0, -1).join('/') || undefined
  return undefined
}
