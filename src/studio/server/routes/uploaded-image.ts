// An uploaded picture as the input of a run's model.
import { decodeImage } from '../../../data/images/image-file.js'
import { inspectPicture } from '../../../data/images/picture-facts.js'
import { bitsFor } from '../../../data/images/sample-bits.js'
import { modelFrom } from '../../../models/models.js'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { HttpError } from '../guard/http-error.js'
import { bodyBytes } from '../guard/request-body.js'
import { rangeOf } from '../runs/run-data.js'

const maxBytes = 10e6
/** The image types, each with its magic bytes. */
const imageTypes: Readonly<Record<string, RegExp>> = {
  'image/png': /^\x89PNG/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/webp': /^RIFF.{4}WEBP/s,
}

/** The values of one item, from 0 to 1, or in the range of the run's data if these are floats.
 *  Throws HttpError if it is too large, no such picture, or the model is not one of pictures. */
export async function uploadedImage(
  request: Request,
  { configuration, data }: RunDescription,
): Promise<Float32Array> {
  const type = request.headers.get('content-type') ?? ''
  const signature = Object.hasOwn(imageTypes, type) ? imageTypes[type] : undefined
  const expected = Object.keys(imageTypes).join(', ')
  if (!signature) throw new HttpError(415, 'studio.type', { expected, actual: type || '-' })
  // The rows of a table of mixed columns have the shape of a picture: values, and which of them are known.
  if (modelFrom(configuration.model).examples === 'rows')
    throw new HttpError(409, 'studio.rows', { name: configuration.name })
  const { input } = configuration.model
  const [channels, height, width] = input.length === 2 ? [1, ...input] : input
  if ((channels !== 1 && channels !== 3) || !height || !width)
    throw new HttpError(409, 'studio.noPictures', { actual: `[${input.join(', ')}]` })
  const bytes = await bodyBytes(request, maxBytes)
  if (!signature.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1')))
    throw new HttpError(415, 'studio.type', { expected: type, actual: '-' })
  const { maxSample = 0 } = await inspectPicture(bytes, 'image')
  const { pixels } = await decodeImage(bytes, {
    path: 'image',
    size: [height, width],
    fit: configuration.data.fit ?? 'contain',
    background: configuration.data.background,
    sampleBits: Math.max(bitsFor(maxSample), data.sampleBits ?? 0),
    channels,
  })
  const [min = 0, max = 1] = rangeOf(data) ?? []
  return Float32Array.from(pixels, (pixel) => min + (max - min) * (pixel / 255))
}
