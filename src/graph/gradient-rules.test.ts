// Which inputs of each operation receive a gradient is declared.
import { describe, expect, it } from 'vitest'
import { gradientRules, noGradient } from './gradient-rules.js'
import type { Op } from './ops.js'

const declared: { readonly [K in Op]: 'a rule' | 'none' } = {
  input: 'none',
  state: 'none',
  constant: 'none',
  values: 'none',
  stopGradient: 'none',
  argMax: 'none',
  kthLargest: 'a rule',
  oneHot: 'none',
  step: 'none',
  cast: 'a rule',
  negate: 'a rule',
  exp: 'a rule',
  log: 'a rule',
  sqrt: 'a rule',
  sigmoid: 'a rule',
  tanh: 'a rule',
  softplus: 'a rule',
  relu: 'a rule',
  leakyRelu: 'a rule',
  clip: 'a rule',
  add: 'a rule',
  subtract: 'a rule',
  multiply: 'a rule',
  divide: 'a rule',
  erf: 'a rule',
  maximum: 'a rule',
  minimum: 'a rule',
  where: 'a rule',
  max: 'a rule',
  take: 'a rule',
  matmul: 'a rule',
  conv: 'a rule',
  convTranspose: 'a rule',
  convChannelsLast: 'a rule',
  convKernelGradient: 'a rule',
  normalize: 'a rule',
  centered: 'a rule',
  sum: 'a rule',
  reshape: 'a rule',
  broadcast: 'a rule',
  transpose: 'a rule',
  slice: 'a rule',
  pad: 'a rule',
  concat: 'a rule',
  gather: 'a rule',
}

describe('gradient rules', () => {
  it.each(Object.entries(declared))('%s: %s', (op, expected) => {
    const rule = gradientRules[op as Op]
    expect(rule === noGradient ? 'none' : typeof rule).toBe(
      expected === 'none' ? 'none' : 'function',
    )
  })

  it('exist for these operations and no others', () => {
    expect(Object.keys(gradientRules).sort()).toEqual(Object.keys(declared).sort())
  })
})
