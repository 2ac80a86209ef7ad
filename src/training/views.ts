// Lets one look at a model while it trains: its reconstructions and what it decodes.
import type { Dataset } from '../data/dataset.js'
import type { Engine, ResidentState, Values } from '../engines/engine.js'
import type { Program } from '../graph/program.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import type { Views } from './events.js'
import { fixedNoise } from './feed.js'
import { decoderProgram, inputNames, reconstructionProgram } from './programs.js'

/** The noise on pictures is the same for every run, so that their pictures can be compared. */
const pictureSeed = 1

export function modelViews(
  model: Model,
  dataset: Dataset,
  engine: Engine,
  state: ResidentState,
): Views {
  const once = async (program: Program, inputs: Values) => {
    const executable = await engine.compile(program, { memory: 'freed' })
    try {
      return await executable.run(state, inputs, 1)
    } finally {
      await executable.dispose()
    }
  }
  return {
    async reconstructions(wanted) {
      const count = Math.min(wanted, dataset.count)
      const images = new Uint8Array(count * sizeOf(dataset.shape))
      await dataset.read(
        Uint32Array.from({ length: count }, (_, index) => index),
        images,
      )
      const original = Float32Array.from(images, (pixel) => pixel / 255)
      const kinds = model.noise.filter(({ name }) => name !== 'latent')
      const noise = fixedNoise(kinds, { seed: pictureSeed, stream: 'pictures', count })
      const inputs = { [inputNames.images]: images, ...noise }
      const outputs = await once(reconstructionProgram(model, count), inputs)
      return {
        original,
        ...(kinds.length > 0 && { given: outputs.given as Float32Array }),
        reconstructed: outputs.reconstructed as Float32Array,
      }
    },
    async decode(latents) {
      const count = latents.length / model.latent
      // The engine takes over what it is given.
      const outputs = await once(decoderProgram(model, count), { latents: latents.slice() })
      return outputs.decoded as Float32Array
    },
  }
}
