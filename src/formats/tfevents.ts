// Writes TensorBoard's events: scalars, images, texts, histograms, the start of a session.
// Source of the field numbers: tensorflow/core/util/event.proto and tensorflow/core/framework/
// {summary,histogram,tensor,tensor_shape,types}.proto of TensorFlow.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Histogram } from './histogram.js'
import { nested, text } from './protobuf.js'

interface PngImage {
  readonly width: number
  readonly height: number
  /** 1 for grey, 3 for red, green, blue. */
  readonly channels: 1 | 3
  readonly png: Uint8Array
}

export type SummaryValue = { readonly tag: string } & (
  | { readonly scalar: number }
  | { readonly image: PngImage }
  | { readonly markdown: string }
  | { readonly histogram: Histogram }
)

/** `fileVersion` opens a file; `session: 'start'` makes TensorBoard drop events of earlier files from its step on. */
export type EventContent =
  | { readonly fileVersion: 'brain.Event:2' }
  | { readonly session: 'start' }
  | { readonly summary: readonly SummaryValue[] }

export interface Event {
  /** Seconds since 1970. */
  readonly wallTime: number
  readonly step: number
  readonly content: EventContent
}

const sessionStart = 1
const stringType = 7

/** One event as protobuf bytes: a record of an event file. Scalars are stored as float32. */
export function encodeEvent({ wallTime, step, content }: Event): Uint8Array {
  const writer = new BinaryWriter()
  double(writer, 1, wallTime)
  writer.tag(2, WireType.Varint).int64(step)
  if ('fileVersion' in content) text(writer, 3, content.fileVersion)
  else if ('session' in content)
    nested(writer, 7, () => writer.tag(1, WireType.Varint).int32(sessionStart))
  else
    nested(writer, 5, () => {
      for (const each of content.summary) nested(writer, 1, () => value(writer, each))
    })
  return writer.finish()
}

/** Scalars, images and histograms have the plain form: TensorBoard's page reads both, but its EventAccumulator
 *  only this one. Texts are tensors of strings that name their plugin. */
function value(writer: BinaryWriter, content: SummaryValue) {
  text(writer, 1, content.tag)
  if ('scalar' in content) writer.tag(2, WireType.Bit32).float(Math.fround(content.scalar))
  else if ('image' in content) nested(writer, 4, () => image(writer, content.image))
  else if ('histogram' in content) nested(writer, 5, () => histogram(writer, content.histogram))
  else {
    nested(writer, 8, () => stringTensor(writer, content.markdown))
    nested(writer, 9, () => nested(writer, 1, () => text(writer, 1, 'text')))
  }
}

function image(writer: BinaryWriter, { width, height, channels, png }: PngImage) {
  writer.tag(1, WireType.Varint).int32(height)
  writer.tag(2, WireType.Varint).int32(width)
  // The number of the colour space is its number of channels.
  writer.tag(3, WireType.Varint).int32(channels)
  writer.tag(4, WireType.LengthDelimited).bytes(png)
}

function histogram(writer: BinaryWriter, content: Histogram) {
  const { min, max, count, sum, sumOfSquares, limits, counts } = content
  for (const [index, figure] of [min, max, count, sum, sumOfSquares].entries())
    double(writer, index + 1, figure)
  for (const [field, items] of [
    [6, limits],
    [7, counts],
  ] as const)
    nested(writer, field, () => {
      for (const item of items) writer.double(item)
    })
}

/** Of rank 0: its shape is written and has no dimensions. */
function stringTensor(writer: BinaryWriter, content: string) {
  writer.tag(1, WireType.Varint).int32(stringType)
  nested(writer, 2, () => {})
  text(writer, 8, content)
}

function double(writer: BinaryWriter, field: number, content: number) {
  writer.tag(field, WireType.Bit64).double(content)
}
