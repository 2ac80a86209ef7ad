// Keeps classifiers beside cached data, so that none is trained twice. Node only.
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { RememberClassifier } from '../../analysis/sample-quality/classifier-features.js'
import { classifierVersion } from '../../analysis/sample-quality/classifier-network.js'
import { dataFolder } from '../../data/cache/data-folder.js'
import type { StateValues } from '../../engines/engine.js'
import { writeAtomic } from '../../files/atomic-file.js'
import { makeFolders } from '../../files/make-folders.js'
import { readBytes } from '../../files/read-bytes.js'
import { decodeSafetensors, safetensorsParts } from '../../formats/safetensors.js'

/** The classifier of the data that `about` describes: equal descriptions have the same one. A damaged file is replaced. */
export function rememberClassifier(about: object): RememberClassifier {
  const description = JSON.stringify({ version: classifierVersion, ...about })
  const name = createHash('sha256').update(description).digest('hex').slice(0, 32)
  const path = join(dataFolder(), 'classifiers', `${name}.safetensors`)
  return async (train) => {
    const kept = await readClassifier(path).catch(() => undefined)
    if (kept) return kept
    const values = await train()
    // Where nothing can be written, it is trained again next time.
    await writeClassifier(path, values, description).catch(() => {})
    return values
  }
}

async function readClassifier(path: string): Promise<StateValues> {
  const { tensors } = decodeSafetensors(await readBytes(path), path)
  return Object.fromEntries(
    [...tensors].map(([name, { shape, data }]) => [
      name,
      { shape, data: Float32Array.from(data as Float32Array) },
    ]),
  )
}

async function writeClassifier(path: string, values: StateValues, description: string) {
  await makeFolders(dirname(path))
  await writeAtomic(path, ...safetensorsParts(new Map(Object.entries(values)), { description }))
}
