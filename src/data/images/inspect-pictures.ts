// How single pictures are read for a run: as its own were. Node only.
import { readBytes } from '../../files/read-bytes.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { ResizeOptions } from './image-file.js'
import { mapConcurrently } from './map-concurrently.js'
import { inspectPicture } from './picture-facts.js'
import { reportPictures, summarizePictures } from './picture-summary.js'

const concurrent = 4

/** The background and the bits by which the pictures at `paths` are read, for a run with this background and these
 *  bits. What that drops or converts is passed to `notify`. Throws like `inspectPicture`, and ConfigError where no file
 *  can be read. */
export async function inspectPictures(
  paths: readonly string[],
  {
    background,
    trainedBits,
    notify,
  }: Pick<LoadCallbacks, 'notify'> & {
    background?: string | undefined
    trainedBits?: number | undefined
  },
): Promise<Pick<ResizeOptions, 'background' | 'sampleBits'>> {
  const facts = await mapConcurrently(paths, concurrent, async (path) =>
    inspectPicture(await readBytes(path), path),
  )
  const summary = summarizePictures(facts, { size: [1, 1], fit: 'fill' }, trainedBits)
  const [first = '', ...others] = paths
  const path = others.length > 0 ? `${first}, …` : first
  // The background of the run is no option that these pictures have to use.
  const used = summary.transparent > 0 ? background : undefined
  reportPictures(path, summary, { background: used, isFlat: false }, notify)
  return { background, sampleBits: summary.deep.bits }
}
