// Reads TensorBoard's event files, independently of the code that writes them.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface EventValue {
  readonly tag: string
  readonly plugin: string | undefined
  readonly scalar?: number
  readonly image?: { width: number; height: number; colorspace: number; png: Uint8Array }
  readonly text?: string
  readonly histogram?: {
    min: number
    max: number
    num: number
    sum: number
    sumSquares: number
    limits: number[]
    counts: number[]
  }
}

export interface ReadEvent {
  readonly wallTime: number
  readonly step: number
  readonly fileVersion: string | undefined
  readonly startsSession: boolean
  readonly values: readonly EventValue[]
}

export async function readEventFile(path: string): Promise<ReadEvent[]> {
  return recordsOf(await readFile(path)).map(eventOf)
}

/** The events of a folder's files in the order of their names, without those that a restart invalidated: as
 *  in TensorBoard, each start of a session but the first drops events of its step and beyond. */
export async function readEventFolder(folder: string): Promise<ReadEvent[]> {
  let kept: ReadEvent[] = []
  let hasStarted = false
  for (const name of (await readdir(folder)).sort())
    for (const event of await readEventFile(join(folder, name))) {
      if (event.startsSession && hasStarted) kept = kept.filter(({ step }) => step < event.step)
      hasStarted ||= event.startsSession
      kept.push(event)
    }
  return kept
}

/** [step, value] pairs of one tag. */
export function seriesOf<K extends 'scalar' | 'image' | 'text' | 'histogram'>(
  events: readonly ReadEvent[],
  tag: string,
  kind: K,
): [number, NonNullable<EventValue[K]>][] {
  return events.flatMap(({ step, values }) =>
    values.flatMap((value): [number, NonNullable<EventValue[K]>][] => {
      const content = value.tag === tag ? value[kind] : undefined
      return content === undefined ? [] : [[step, content]]
    }),
  )
}

function recordsOf(file: Buffer): Buffer[] {
  const records: Buffer[] = []
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at))
    expectChecksum(file, at, at + 8)
    const [start, end] = [at + 12, at + 12 + length]
    expectChecksum(file, start, end)
    records.push(file.subarray(start, end))
    at = end + 4
  }
  return records
}

/** The masked checksum of the bytes from `start` to `end`, which follows them. */
function expectChecksum(file: Buffer, start: number, end: number): void {
  // Bit by bit, with the polynomial not reflected, which needs no table.
  let crc = 0xffffffff
  for (let at = start; at < end; at++)
    for (let bit = 0; bit < 8; bit++) {
      const carry = (crc >>> 31) ^ (((file[at] ?? 0) >> bit) & 1)
      crc = (crc << 1) ^ (carry ? 0x1edc6f41 : 0)
    }
  let turned = 0n
  for (let bit = 0; bit < 32; bit++) turned |= BigInt((~crc >>> bit) & 1) << BigInt(31 - bit)
  const masked = ((((turned >> 15n) | (turned << 17n)) % 2n ** 32n) + 0xa282ead8n) % 2n ** 32n
  const found = BigInt(file.readUInt32LE(end))
  if (found !== masked) throw new Error(`byte ${end}: checksum ${found}, not ${masked}`)
}

/** Protobuf: the contents of a message by field number. Varints are numbers, the rest is bytes. */
function fieldsOf(message: Buffer): Map<number, (number | Buffer)[]> {
  const fields = new Map<number, (number | Buffer)[]>()
  let at = 0
  const varint = () => {
    let result = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(message.readUInt8(at++))
      result |= (byte & 127n) << shift
      if (byte < 128n) return Number(result)
    }
  }
  const bytes = (length: number) => {
    at += length
    if (at > message.length) throw new Error(`a field ends ${at - message.length} bytes too late`)
    return message.subarray(at - length, at)
  }
  while (at < message.length) {
    const tag = varint()
    const read = { 0: varint, 1: () => bytes(8), 2: () => bytes(varint()), 5: () => bytes(4) }[
      tag & 7
    ]
    if (!read) throw new Error(`wire type ${tag & 7}`)
    const field = tag >>> 3
    fields.set(field, [...(fields.get(field) ?? []), read()])
  }
  return fields
}

/** Readers of a message's fields; nothing for a missing one. */
function messageOf(bytes: Buffer) {
  const fields = fieldsOf(bytes)
  const all = (field: number) => fields.get(field) ?? []
  const buffers = (field: number) => all(field).map((each) => each as Buffer)
  return {
    has: (field: number) => fields.has(field),
    number: (field: number) => (all(field).at(-1) as number | undefined) ?? 0,
    double: (field: number) => buffers(field).at(-1)?.readDoubleLE() ?? 0,
    float: (field: number) => buffers(field).at(-1)?.readFloatLE() ?? 0,
    buffer: (field: number) => buffers(field).at(-1) ?? Buffer.alloc(0),
    doubles: (field: number) =>
      buffers(field).flatMap((packed) =>
        Array.from({ length: packed.length / 8 }, (_, index) => packed.readDoubleLE(8 * index)),
      ),
    messages: (field: number) => buffers(field).map(messageOf),
  }
}
type Message = ReturnType<typeof messageOf>

function eventOf(record: Buffer): ReadEvent {
  const event = messageOf(record)
  return {
    wallTime: event.double(1),
    step: event.number(2),
    fileVersion: event.has(3) ? event.buffer(3).toString() : undefined,
    startsSession: event.messages(7).some((session) => session.number(1) === 1),
    values: event.messages(5).flatMap((summary) => summary.messages(1).map(summaryValueOf)),
  }
}

function summaryValueOf(value: Message): EventValue {
  const [image] = value.messages(4)
  const [histogram] = value.messages(5)
  const [tensor] = value.messages(8)
  const [plugin] = value.messages(9).flatMap((metadata) => metadata.messages(1))
  return {
    tag: value.buffer(1).toString(),
    plugin: plugin?.buffer(1).toString(),
    ...(value.has(2) && { scalar: value.float(2) }),
    ...(image && {
      image: {
        height: image.number(1),
        width: image.number(2),
        colorspace: image.number(3),
        png: image.buffer(4),
      },
    }),
    ...(histogram && {
      histogram: {
        min: histogram.double(1),
        max: histogram.double(2),
        num: histogram.double(3),
        sum: histogram.double(4),
        sumSquares: histogram.double(5),
        limits: histogram.doubles(6),
        counts: histogram.doubles(7),
      },
    }),
    // A tensor of strings (7), without dimensions.
    ...(tensor?.number(1) === 7 &&
      !tensor.messages(2)[0]?.has(2) && {
        text: tensor.buffer(8).toString(),
      }),
  }
}
