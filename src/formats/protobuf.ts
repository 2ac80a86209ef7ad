// Protobuf fields common to several formats.
import { type BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

export function text(writer: BinaryWriter, field: number, content: string): void {
  writer.tag(field, WireType.LengthDelimited).string(content)
}

/** A length-delimited field with the output of `write`: a message, or packed numbers. */
export function nested(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork()
  write()
  writer.join()
}
