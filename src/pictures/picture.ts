// A picture: pixels, row by row.

export interface Picture {
  readonly width: number
  readonly height: number
  /** 1 for grey, 3 for red, green, blue. */
  readonly channels: 1 | 3
  /** height × width × channels bytes. */
  readonly pixels: Uint8Array
}
