// The form of a lowered program: by the device, and by the size of its state.
import { expect, it } from 'vitest'
import { input, multiply, state } from '../../graph/operations.js'
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
