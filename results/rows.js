// The rows of docs/results.md, in its order.
import { adult } from './rows/adult.js'
import { conditional } from './rows/conditional.js'
import { iwae } from './rows/iwae.js'
import { linear } from './rows/linear.js'
import { semiSupervised } from './rows/semi-supervised.js'
import { sprites } from './rows/sprites.js'
import { vae40 } from './rows/vae-40.js'
import { vampPrior } from './rows/vamp-prior.js'

export const rows = [linear, vae40, iwae, vampPrior, sprites, conditional, semiSupervised, adult]
