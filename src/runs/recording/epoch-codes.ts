// Codes of the first validation examples after every epoch, for the latent space over time.
import { join } from 'node:path'
import { writeAtomic } from '../../files/atomic-file.js'
import { float32Bytes } from '../../formats/byte-order.js'
import { modelFrom } from '../../models/models.js'
import type { EpochEnd } from '../../training/events.js'
import { epochFile, storedExamples } from '../folder/epoch-files.js'
import type { RunFolder } from '../folder/run-folder.js'

/** Encodes with the current model; resolves to a function that writes codes/0001.f32 and so on: the means as
 *  little-endian float32; nothing of a model without an encoder. Shape: [`storedExamples` or all if fewer, latent]. */
export async function epochCodes(
  folder: RunFolder,
  { epoch, views }: EpochEnd,
): Promise<() => Promise<void>> {
  const { model } = folder.description.configuration
  if (modelFrom(model).isImplicit) return async () => {}
  const { latent } = model
  const { mean } = await views.encode(storedExamples(latent))
  const file = join(folder.file('epochCodes'), epochFile(epoch, 'f32'))
  return () => writeAtomic(file, float32Bytes(mean))
}
