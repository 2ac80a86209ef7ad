// Where the first validation examples lie after every epoch, so that one can watch the latent space form.
import { join } from 'node:path'
import { writeAtomic } from '../../files/atomic-file.js'
import { float32Bytes } from '../../formats/byte-order.js'
import type { EpochEnd } from '../../training/events.js'
import { epochFile, storedExamples } from '../folder/epoch-files.js'
import type { RunFolder } from '../folder/run-folder.js'

/** Encodes with the model as it is now; what it resolves to writes codes/0001.f32 and so on: the means as float32,
 *  little-endian. Shape: [`keptExamples`, or as many as there are, latent]. */
export async function epochCodes(
  folder: RunFolder,
  { epoch, views }: EpochEnd,
): Promise<() => Promise<void>> {
  const { latent } = folder.description.configuration.model
  const { mean } = await views.encode(storedExamples(latent))
  const file = join(folder.file('epochCodes'), epochFile(epoch, 'f32'))
  return () => writeAtomic(file, float32Bytes(mean))
}
