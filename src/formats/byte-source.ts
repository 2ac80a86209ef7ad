// Bytes that are read by position: in memory, or in a file, see `files/file-bytes.ts`.

export interface ByteSource {
  readonly length: number
  /** The bytes from `start` to `end`, both within the source; perhaps shared with it. */
  view(start: number, end: number): Uint8Array
  /** The same bytes in a buffer of their own, from its start. */
  copy(start: number, end: number): Uint8Array<ArrayBuffer>
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    length: bytes.length,
    view: (start, end) => bytes.subarray(start, end),
    copy: (start, end) => Uint8Array.from(bytes.subarray(start, end)),
  }
}
