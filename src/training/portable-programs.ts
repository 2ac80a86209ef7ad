// The programs that leave the house: a model's use, without its training, on values in the units of the data.
import type { Scaling } from '../data/dataset.js'
import { add, input, multiply, subtract } from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import type { Tensor } from '../graph/tensor.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'

interface Portable {
  readonly batch: number
  /** What was done to the data's values before the model took them; done by these programs themselves. */
  readonly scaling?: Scaling | undefined
}

/** Inputs and outputs have names as other programs expect them; their first dimension is `batch`. Images are float32,
 *  from 0 to 1 where the data are bytes.
 *  encoder: `images` [batch, ...input] → `mean` and, of a posterior, `log_variance` [batch, latent].
 *  decoder: `latents` [batch, latent] → `images` [batch, ...input], the mean.
 *  autoencoder: `images`, and `noise` where the model takes one → `reconstruction` [batch, ...input]. */
export const portablePrograms = {
  encoder(model: Model, portable: Portable): Program {
    const { mean, logVariance } = model.encode(images(model, portable), new Scope('evaluation'))
    return program({ outputs: { mean, ...(logVariance && { log_variance: logVariance }) } })
  },

  decoder(model: Model, { batch, scaling }: Portable): Program {
    const latents = input('latents', [batch, model.latent])
    const decoded = model.decode(latents, new Scope('evaluation'))
    return program({ outputs: { images: unscaled(decoded, scaling) } })
  },

  autoencoder(model: Model, portable: Portable): Program {
    const { batch, scaling } = portable
    const [noise] = model.noise
    const { reconstructed } = model.objective(
      images(model, portable),
      noise ? { [noise.name]: input('noise', [batch, ...noise.shape]) } : {},
      new Scope('evaluation'),
    )
    return program({ outputs: { reconstruction: unscaled(reconstructed, scaling) } })
  },
}

function images(model: Model, { batch, scaling }: Portable): Tensor {
  const given = input('images', [batch, ...model.input])
  return scaling ? multiply(subtract(given, scaling.offset), scaling.factor) : given
}

function unscaled(values: Tensor, scaling: Scaling | undefined): Tensor {
  return scaling ? add(multiply(values, 1 / scaling.factor), scaling.offset) : values
}
