// Lowers a program for a device.
import type { Program } from '../../graph/program.js'
import { rewrite } from '../../graph/rewrite/rewrite.js'
import { lowerLoop } from './lower-loop.js'
import { lowerStep } from './lower-step.js'
import type { LoweredProgram } from './lowered.js'

/** On the CPU a step is a run: what the model gives is in the memory where WebAssembly advances the state. Elsewhere all
 *  steps are one run, between which nothing leaves the device. */
export function lower(program: Program, device: 'cpu' | 'webgpu' | 'cuda' = 'cpu'): LoweredProgram {
  return device === 'cpu'
    ? lowerStep(rewrite(program, { layouts: true }))
    : lowerLoop(rewrite(program, { layouts: false }))
}
