// Writes ONNX models: the part of the format that Jamjae's graphs need.
// Source of the field numbers: onnx/onnx.proto3 of the ONNX project.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { float32Bytes } from './byte-order.js'
import { nested, text } from './protobuf.js'

type OnnxType = 'float32' | 'uint8' | 'int64' | 'bool'
/** A dimension is a number, or a name where it is only known when the model runs. */
type OnnxShape = readonly (number | string)[]

export interface OnnxValue {
  readonly name: string
  readonly type: OnnxType
  readonly shape: OnnxShape
}

export interface OnnxTensor {
  readonly name: string
  readonly type: OnnxType
  readonly shape: readonly number[]
  readonly data: readonly number[] | Float32Array
}

/** An attribute's value: floats are written `{ float }`, integers `{ int }`. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly ints: readonly number[] }
  | { readonly graph: OnnxGraph }

export interface OnnxNode {
  /** Unique in its graph, if given. */
  readonly name?: string | undefined
  /** Outside ONNX's own set with its domain: `com.microsoft.FusedMatMul`. */
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>
}

export interface OnnxGraph {
  readonly name: string
  readonly inputs: readonly OnnxValue[]
  readonly outputs: readonly OnnxValue[]
  readonly initializers: readonly OnnxTensor[]
  readonly nodes: readonly OnnxNode[]
}

export interface OnnxModel {
  readonly graph: OnnxGraph
  readonly opset: number
  /** Versions of the operators outside ONNX's own set, by domain. */
  readonly domains?: Readonly<Record<string, number>>
  readonly producer: string
  readonly producerVersion: string
  /** For programs that open the model. */
  readonly metadata?: Readonly<Record<string, string>>
}

const irVersion = 8
const elementTypes: Readonly<Record<OnnxType, number>> = { float32: 1, uint8: 2, int64: 7, bool: 9 }
const attributeTypes = { float: 1, int: 2, graph: 5, ints: 7 } as const

/** The bytes of an .onnx file. */
export function encodeOnnx(model: OnnxModel): Uint8Array {
  const writer = new BinaryWriter()
  writer.tag(1, WireType.Varint).int64(irVersion)
  text(writer, 2, model.producer)
  text(writer, 3, model.producerVersion)
  nested(writer, 7, () => graph(writer, model.graph))
  nested(writer, 8, () => writer.tag(2, WireType.Varint).int64(model.opset))
  for (const [domain, version] of Object.entries(model.domains ?? {}))
    nested(writer, 8, () => {
      text(writer, 1, domain)
      writer.tag(2, WireType.Varint).int64(version)
    })
  for (const [key, content] of Object.entries(model.metadata ?? {}))
    nested(writer, 14, () => {
      text(writer, 1, key)
      text(writer, 2, content)
    })
  return writer.finish()
}

function graph(writer: BinaryWriter, { name, inputs, outputs, initializers, nodes }: OnnxGraph) {
  for (const each of nodes) nested(writer, 1, () => node(writer, each))
  text(writer, 2, name)
  for (const each of initializers) nested(writer, 5, () => tensor(writer, each))
  for (const each of inputs) nested(writer, 11, () => value(writer, each))
  for (const each of outputs) nested(writer, 12, () => value(writer, each))
}

function node(writer: BinaryWriter, { name: own, op, inputs, outputs, attributes = {} }: OnnxNode) {
  for (const name of inputs) text(writer, 1, name)
  for (const name of outputs) text(writer, 2, name)
  if (own) text(writer, 3, own)
  const [, domain, type = op] = /^(.+)\.(.+)$/.exec(op) ?? []
  text(writer, 4, type)
  if (domain) text(writer, 7, domain)
  for (const [name, each] of Object.entries(attributes))
    nested(writer, 5, () => attribute(writer, name, each))
}

function attribute(writer: BinaryWriter, name: string, content: OnnxAttribute) {
  text(writer, 1, name)
  let type: number
  if ('float' in content) {
    type = attributeTypes.float
    writer.tag(2, WireType.Bit32).float(content.float)
  } else if ('int' in content) {
    type = attributeTypes.int
    writer.tag(3, WireType.Varint).int64(content.int)
  } else if ('ints' in content) {
    type = attributeTypes.ints
    for (const each of content.ints) writer.tag(8, WireType.Varint).int64(each)
  } else {
    type = attributeTypes.graph
    nested(writer, 6, () => graph(writer, content.graph))
  }
  writer.tag(20, WireType.Varint).int32(type)
}

function tensor(writer: BinaryWriter, { name, type, shape, data }: OnnxTensor) {
  for (const dimension of shape) writer.tag(1, WireType.Varint).int64(dimension)
  writer.tag(2, WireType.Varint).int32(elementTypes[type])
  text(writer, 8, name)
  writer.tag(9, WireType.LengthDelimited).bytes(littleEndian(type, data))
}

function littleEndian(type: OnnxType, data: OnnxTensor['data']): Uint8Array {
  if (data instanceof Float32Array) return float32Bytes(data)
  const width = { float32: 4, uint8: 1, int64: 8, bool: 1 }[type]
  const view = new DataView(new ArrayBuffer(data.length * width))
  data.forEach((item, index) => {
    if (type === 'float32') view.setFloat32(index * width, item, true)
    else if (type === 'int64') view.setBigInt64(index * width, BigInt(item), true)
    else view.setUint8(index * width, item)
  })
  return new Uint8Array(view.buffer)
}

function value(writer: BinaryWriter, { name, type, shape }: OnnxValue) {
  text(writer, 1, name)
  nested(writer, 2, () =>
    nested(writer, 1, () => {
      writer.tag(1, WireType.Varint).int32(elementTypes[type])
      nested(writer, 2, () => {
        for (const dimension of shape)
          nested(writer, 1, () => {
            if (typeof dimension === 'number') writer.tag(1, WireType.Varint).int64(dimension)
            else text(writer, 2, dimension)
          })
      })
    }),
  )
}
