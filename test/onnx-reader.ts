// Reads the parts of ONNX files that tests look at. Source of the field numbers: onnx/onnx.proto3 of the ONNX project.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

interface ReadNode {
  readonly name: string
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

export interface ReadModel {
  readonly irVersion: number
  /** Versions of the imported operator sets. */
  readonly opsets: readonly number[]
  readonly metadata: Readonly<Record<string, string>>
  /** Of the main graph. */
  readonly nodes: readonly ReadNode[]
}

/** The model in the bytes of an .onnx file. */
export function readOnnx(bytes: Uint8Array): ReadModel {
  const {
    irVersion = [],
    graph = [],
    opset = [],
    metadata = [],
  } = fields(bytes, {
    1: 'irVersion',
    7: 'graph',
    8: 'opset',
    14: 'metadata',
  })
  const texts = metadata.map((each) => fields(each as Uint8Array, { 1: 'key', 2: 'value' }))
  return {
    irVersion: Number(irVersion[0]),
    opsets: opset.map((each) => Number(fields(each as Uint8Array, { 2: 'version' }).version?.[0])),
    metadata: Object.fromEntries(texts.map(({ key, value }) => [text(key), text(value)])),
    nodes: graph.flatMap((each) =>
      (fields(each as Uint8Array, { 1: 'node' }).node ?? []).map((one) =>
        readNode(one as Uint8Array),
      ),
    ),
  }
}

function readNode(bytes: Uint8Array): ReadNode {
  const found = fields(bytes, { 1: 'input', 2: 'output', 3: 'name', 4: 'op' })
  const all = (list: readonly unknown[] = []) => list.map((each) => text([each]))
  return {
    name: text(found.name),
    op: text(found.op),
    inputs: all(found.input),
    outputs: all(found.output),
  }
}

/** Values of the named fields, in their order in the message: numbers, or bytes. */
function fields<Name extends string>(
  bytes: Uint8Array,
  names: Readonly<Record<number, Name>>,
): Partial<Record<Name, unknown[]>> {
  const found: Partial<Record<Name, unknown[]>> = {}
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag()
    const name = names[field]
    if (name === undefined) reader.skip(wire)
    else {
      found[name] ??= []
      found[name].push(wire === WireType.Varint ? reader.int64() : reader.bytes())
    }
  }
  return found
}

function text([bytes]: readonly unknown[] = []): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes as Uint8Array)
}
