// Lowers a program for a device.
import type { Program } from '../../graph/program.js'
import { rewrite } from '../../graph/rewrite/rewrite.js'
import { sizeOf } from '../../graph/shapes.js'
import { lowerLoop } from './lower-loop.js'
import { lowerStep, type StepTraits } from './lower-step.js'
import type { LoweredProgram } from './lowered.js'

/** What one WebAssembly memory can hold. Unit: bytes. */
const maxMemory = 2 ** 32 - 2 ** 20

/** On the CPU a step is a run: what the model gives is in the memory where WebAssembly advances the state. Elsewhere, and where
 *  the state is too large for that memory, all steps are one run. */
export function lower(
  program: Program,
  device: 'cpu' | 'webgpu' | 'cuda' = 'cpu',
  traits: StepTraits = {},
): LoweredProgram {
  if (device === 'webgpu')
    return lowerLoop(rewrite(program, { layouts: false, hasGroups: false }), { missesThirds: true })
  if (device === 'cuda') return lowerLoop(rewrite(program, { layouts: false }))
  if (memoryOf(program) > maxMemory) return lowerLoop(rewrite(program, { layouts: true }))
  const { hasBlocks = false } = traits
  return lowerStep(rewrite(program, { layouts: true, hasBlocks }), traits)
}

/** The state, and a gradient for every part of it that advances. */
function memoryOf({ state }: Program): number {
  return state.reduce(
    (total, { current, next }) => total + 4 * sizeOf(current.shape) * (next ? 2 : 1),
    0,
  )
}
