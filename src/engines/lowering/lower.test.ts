// The form of a lowered program: by the device, and by the size of its state.
import { expect, it } from 'vitest'
import { gradients } from '../../graph/differentiate.js'
import { conv, input, multiply, square, state, sum } from '../../graph/operations.js'
import { program } from '../../graph/program.js'
import { lower } from './lower.js'

function scaled(length: number) {
  const x = state('x', [length])
  return program({ outputs: {}, updates: new Map([[x, multiply(x, input('by', []))]]) })
}

it('is a step on the CPU and a loop on a GPU', () => {
  expect(lower(scaled(8)).form).toBe('step')
  expect(lower(scaled(8), 'webgpu').form).toBe('loop')
  expect(lower(scaled(8), 'cuda').form).toBe('loop')
})

it('is a loop where no WebAssembly memory could hold the state and its gradients', () => {
  expect(lower(scaled(5e8)).form).toBe('step')
  expect(lower(scaled(6e8)).form).toBe('loop')
})

it('has operators on blocks of channels only where ONNX Runtime has them', () => {
  const weight = state('weight', [32, 16, 3, 3])
  const loss = sum(square(conv(input('x', [1, 16, 20, 20]), weight, { padding: [1, 1] })))
  const [gradient] = gradients(loss, [weight])
  const given = program({ outputs: { loss, ...(gradient && { gradient }) } })
  const text = (traits: { hasBlocks?: boolean }) => {
    const lowered = lower(given, 'cpu', traits)
    return new TextDecoder('latin1').decode(lowered.model)
  }
  expect(text({ hasBlocks: true })).toContain('com.microsoft.nchwc')
  expect(text({})).not.toContain('com.microsoft.nchwc')
})
