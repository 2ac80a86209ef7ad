// Bits that are really used by the samples of pictures with 16 bits: cameras and scanners use fewer.
import type { Sharp } from 'sharp'
import { maxDeepSample } from './picture-facts.js'

/** Of cameras, scanners and microscopes. */
const usualBits = [8, 10, 12, 14, 16] as const

/** The smallest usual number of bits that hold a sample. */
export function bitsFor(maxSample: number): number {
  return usualBits.find((bits) => maxSample < 2 ** bits) ?? 16
}

/** Samples of a picture, one pixel after the other. */
export interface RawPicture {
  readonly data: Uint8Array
  readonly raw: {
    readonly width: number
    readonly height: number
    readonly channels: 1 | 2 | 3 | 4
  }
}

/** A picture with 16 bits per sample as bytes, upright: the samples of `bits` bits become 0 to 255. `isWhiteZero`: the
 *  picture is decoded as the complement of its samples. */
export async function bytesOfDeep(
  picture: Sharp,
  { bits, isColour, isWhiteZero }: { bits: number; isColour: boolean; isWhiteZero: boolean },
): Promise<RawPicture> {
  const { data, info } = await picture
    .autoOrient()
    .toColourspace(isColour ? 'rgb16' : 'grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true })
  const samples = new Uint16Array(data.buffer, data.byteOffset, data.length / 2)
  const { width, height, channels } = info
  const hasAlpha = channels % 2 === 0
  const maximum = 2 ** bits - 1
  const bytes = new Uint8Array(samples.length)
  for (let at = 0; at < samples.length; at++) {
    const sample = samples[at] as number
    if (hasAlpha && at % channels === channels - 1) bytes[at] = sample >> 8
    else if (isWhiteZero) bytes[at] = 255 - scaled(maxDeepSample - sample, maximum)
    else bytes[at] = scaled(sample, maximum)
  }
  return { data: bytes, raw: { width, height, channels } }
}

function scaled(sample: number, maximum: number): number {
  return Math.min(255, Math.round((255 * sample) / maximum))
}
