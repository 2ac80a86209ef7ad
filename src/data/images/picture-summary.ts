// What is dropped, guessed or converted when pictures are decoded, counted over all of them.
import type { LoadCallbacks } from '../load-callbacks.js'
import type { ResizeOptions } from './image-file.js'
import type { PictureFacts } from './picture-facts.js'
import { bitsFor } from './sample-bits.js'

export interface PictureSummary {
  readonly transparent: number
  readonly furtherFrames: number
  readonly padded: number
  /** Pictures with 16 bits per sample, their maximum, and the bits that they use. */
  readonly deep: { readonly count: number; readonly most: number; readonly bits: number }
}

/** `trainedBits`: those by which the pictures of a run were read. */
export function summarizePictures(
  facts: readonly PictureFacts[],
  { size, fit }: Pick<ResizeOptions, 'size' | 'fit'>,
  trainedBits = 0,
): PictureSummary {
  const deep = facts.flatMap(({ maxSample }) => maxSample ?? [])
  const most = deep.reduce((max, each) => Math.max(max, each), 0)
  const count = (is: (facts: PictureFacts) => boolean) => facts.filter(is).length
  return {
    transparent: count(({ isTransparent }) => isTransparent),
    furtherFrames: count(({ frames }) => frames > 1),
    padded: fit === 'contain' ? count((each) => isPadded(each, size)) : 0,
    deep: { count: deep.length, most, bits: Math.max(bitsFor(most), trainedBits) },
  }
}

/** Whether a picture that fits into the size leaves some of it empty. */
function isPadded(
  { height, width }: Pick<PictureFacts, 'height' | 'width'>,
  [toHeight, toWidth]: ResizeOptions['size'],
): boolean {
  const factor = Math.min(toHeight / height, toWidth / width)
  return Math.round(factor * height) < toHeight || Math.round(factor * width) < toWidth
}

/** Reports it; `isFlat`: all pixels of each picture have (almost) one value. */
export function reportPictures(
  path: string,
  { transparent, furtherFrames, padded, deep }: PictureSummary,
  { background, isFlat }: { background: string | undefined; isFlat: boolean },
  notify: LoadCallbacks['notify'],
): void {
  const shown = background ?? 'black'
  if (deep.count > 0) notify?.('images.depth', { path, ...deep })
  if (transparent > 0)
    notify?.('images.transparent', { path, count: transparent, background: shown })
  if (padded > 0) notify?.('images.padded', { path, count: padded, background: shown })
  if (background && transparent + padded === 0)
    notify?.('data.unused', { source: path, options: '--background' })
  if (furtherFrames > 0) notify?.('images.frames', { path, count: furtherFrames })
  if (isFlat) notify?.('images.flat', { path })
}
