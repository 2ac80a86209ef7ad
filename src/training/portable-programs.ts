// The programs that leave the house: a model's use, without its training, on images as float32 in [0, 1].
import { input } from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'

/** Inputs and outputs have names as other programs expect them; their first dimension is `batch`.
 *  encoder: `images` [batch, ...input] → `mean` and, of a posterior, `log_variance` [batch, latent].
 *  decoder: `latents` [batch, latent] → `images` [batch, ...input], the mean.
 *  autoencoder: `images`, and `noise` where the model takes one → `reconstruction` [batch, ...input]. */
export const portablePrograms = {
  encoder(model: Model, batch: number): Program {
    const { mean, logVariance } = model.encode(images(model, batch), new Scope('evaluation'))
    return program({ outputs: { mean, ...(logVariance && { log_variance: logVariance }) } })
  },

  decoder(model: Model, batch: number): Program {
    const latents = input('latents', [batch, model.latent])
    return program({ outputs: { images: model.decode(latents, new Scope('evaluation')) } })
  },

  autoencoder(model: Model, batch: number): Program {
    const [noise] = model.noise
    const { reconstructed } = model.objective(
      images(model, batch),
      noise ? { [noise.name]: input('noise', [batch, ...noise.shape]) } : {},
      new Scope('evaluation'),
    )
    return program({ outputs: { reconstruction: reconstructed } })
  },
}

function images(model: Model, batch: number) {
  return input('images', [batch, ...model.input])
}
