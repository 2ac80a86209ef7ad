// Initial values of parameters.
import * as z from 'zod'

/** Initial values of one variable: a constant, uniform within ±bound, or normal with mean 0 and that standard deviation. */
export type Initializer =
  | { readonly constant: number }
  | { readonly bound: number }
  | { readonly deviation: number }

export const zeros: Initializer = { constant: 0 }
export const ones: Initializer = { constant: 1 }

/** `uniformFanIn` is PyTorch's default; `glorotUniform` (with zero biases) is that of Keras. */
export const initializationSchema = z
  .enum(['uniformFanIn', 'glorotUniform'])
  .describe('Initialization of weights and biases')

export type Initialization = z.infer<typeof initializationSchema>

/** Initial values of a layer's weight and bias.
 *  uniformFanIn: both uniform in ±1/√fanIn. glorotUniform: weight uniform in ±√(6/(fanIn + fanOut)), bias zero.
 *  Sources: torch.nn.Linear.reset_parameters; Glorot & Bengio 2010, equation 16. */
export function initializersFor(
  initialization: Initialization,
  { fanIn, fanOut }: { fanIn: number; fanOut: number },
): { weight: Initializer; bias: Initializer } {
  if (initialization === 'glorotUniform')
    return { weight: { bound: Math.sqrt(6 / (fanIn + fanOut)) }, bias: zeros }
  const bound = 1 / Math.sqrt(fanIn)
  return { weight: { bound }, bias: { bound } }
}
