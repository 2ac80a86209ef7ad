// The posterior of inverse autoregressive flows.
import * as z from 'zod'
import {
  add,
  gather,
  multiply,
  negate,
  sigmoid,
  slice,
  softplus,
  subtract,
  sum,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { maskedNetwork } from './masked-network.js'
import { flowsSchema } from './planar.js'
import type { PosteriorDefinition } from './posterior.js'

const iafSchema = z.strictObject({
  type: z.literal('iaf'),
  flows: flowsSchema.default(4),
  units: z
    .int()
    .positive()
    .default(64)
    .describe('Hidden units of the network of each flow, and numbers of the encoder for it'),
})
type Iaf = z.infer<typeof iafSchema>

export const iaf = (options: Partial<Omit<Iaf, 'type'>> = {}): Iaf =>
  iafSchema.parse({ type: 'iaf', ...options })

/** Added to the gate, which starts nearer to 1: a flow first changes little. */
const gateOffset = 1.5

/** z ↦ σ · z + (1 − σ) · m, several times, with the order of the latents reversed between two flows. m and the gate σ of a latent
 *  depend on the latents before it and on numbers of the encoder. Source: Kingma et al., arXiv:1606.04934, equations 13 and 14. */
export const iafDefinition = {
  schema: iafSchema,
  create: iaf,
  build({ flows, units }, latent) {
    const reversed = Array.from({ length: latent }, (_, at) => latent - 1 - at)
    return {
      units: flows * units,
      transform(samples, given, { scope, initialization }) {
        let latents = samples
        const logarithms: Tensor[] = []
        for (let flow = 0; flow < flows; flow++) {
          const ordered = flow === 0 ? latents : gather(latents, 1, reversed)
          const context = slice(given, 1, flow * units, (flow + 1) * units)
          const [m, s] = maskedNetwork(ordered, context, {
            outputs: ['mean', 'gate'],
            scope: scope.within(flow),
            initialization,
          }) as [Tensor, Tensor]
          const logit = add(s, gateOffset)
          const gate = sigmoid(logit)
          latents = add(multiply(gate, ordered), multiply(subtract(1, gate), m))
          // log sigmoid(x) = −softplus(−x).
          logarithms.push(negate(sum(softplus(negate(logit)), [1])))
        }
        return { latents, logDeterminant: logarithms.reduce(add) }
      },
    }
  },
} satisfies PosteriorDefinition<typeof iafSchema>
