// Updates in WebAssembly: the same bits as those in ONNX Runtime, for every optimizer and for sizes of every kind.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as ort from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import {
  add,
  broadcast,
  divide,
  exp,
  input,
  matmul,
  mean,
  multiply,
  negate,
  sqrt,
  square,
  state,
  subtract,
} from '../../graph/operations.js'
import { type Program, program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import { optimizerFrom, optimizers } from '../../optimizers/optimizers.js'
import { Random } from '../../random/random.js'
import { typeOf } from '../../registry.js'
import { onnxExecutor } from '../executor.js'
import { lowerLoop } from '../lowering/lower-loop.js'
import { lowerStep } from '../lowering/lower-step.js'
import type { LoweredProgram } from '../lowering/lowered.js'
import { nativeOpenStep } from '../native/native-step-model.js'
import type { OnnxRuntime } from '../onnx-runtime.js'
import { sessionOptions } from '../session-options.js'
import type { StateValues, Values } from '../values.js'
import { coreRuntime } from '../wasm/core-step-model.js'
import { type OrtCoreFactory, startCore } from '../wasm/ort-core.js'
import { fuseUpdates } from './fuse-updates.js'
import { wasmModule } from './wasm-module.js'

const steps = 5

/** The ways to run a step: its sources written in place, copied, or through the C interface. */
const openStep = await nativeOpenStep()
const runtimes: readonly OnnxRuntime[] = [
  { sessions: { ...ort, writesOutputs: true } },
  { sessions: { ...ort, writesOutputs: false } },
  ...(openStep ? [{ openStep }] : []),
]

async function ran(
  lowered: LoweredProgram,
  state: StateValues,
  inputs: Values,
  runtime: OnnxRuntime = { sessions: ort },
) {
  const executor = onnxExecutor(runtime, sessionOptions('cpu', 1))
  const copies = Object.entries(state).map(([name, { shape, data }]) => [
    name,
    { shape, data: data.slice() },
  ])
  const [compiled, loaded] = [
    await executor.compile(lowered),
    await executor.load(Object.fromEntries(copies)),
  ]
  const outputs = await executor.run(compiled, loaded, inputs, steps)
  const after = await executor.read(loaded)
  await executor.close()
  return { outputs, after }
}

function drawn(given: Program): { state: StateValues; inputs: Values } {
  const random = new Random(1, 'test')
  const values = (count: number) => {
    const data = new Float32Array(count)
    random.fillUniform(data, 0.1, 1)
    return data
  }
  return {
    state: Object.fromEntries(
      given.state.map(({ current: { attributes, shape } }) => [
        attributes.name,
        { shape, data: values(sizeOf(shape)) },
      ]),
    ),
    inputs: Object.fromEntries(
      given.inputs.map(({ attributes: { name }, shape }) => [name, values(steps * sizeOf(shape))]),
    ),
  }
}

/** Runs the program in both forms and asserts that all bits are equal. */
async function assertSameBits(given: Program): Promise<void> {
  const { state, inputs } = drawn(given)
  const expected = await ran(lowerLoop(given), state, inputs)
  expect(expected.after).not.toEqual(state)
  for (const runtime of runtimes)
    expect(await ran(lowerStep(given), state, inputs, runtime)).toEqual(expected)
}

/** Every parameter w ← optimizer(w, w · gradient), so that its gradient is made in the model. */
function trained(
  shapes: readonly (readonly number[])[],
  config: Parameters<typeof optimizerFrom>[0],
) {
  const optimizer = optimizerFrom(config)
  const updates = new Map<Tensor<'state'>, Tensor>()
  const scalars = Object.fromEntries(
    Object.keys(optimizer.scalars(1, 1)).map((name) => [name, input(name, [])]),
  )
  for (const [index, shape] of shapes.entries()) {
    const parameter = state(`w${index}`, shape)
    const next = optimizer.next({
      parameter,
      gradient: exp(negate(multiply(parameter, input(`g${index}`, shape)))),
      scalars,
      carry(name, rule) {
        const current = state(`w${index}/${name}`, shape)
        const value = rule(current)
        updates.set(current, value)
        return value
      },
    })
    updates.set(parameter, next)
  }
  return program({
    outputs: { first: mean([...updates.keys()][0] as Tensor) },
    updates,
  })
}

describe('an update in WebAssembly has the same bits as in ONNX Runtime', () => {
  const variants = [
    ...optimizers.entries.map((entry) => ({ type: typeOf(entry) })),
    { type: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 0.1 },
    { type: 'adam', weightDecay: 0.01 },
    { type: 'rmsprop', centered: true, momentum: 0.5 },
  ]
  const shapes = [[3], [16], [17], [33, 2], [1], [2, 3, 2, 2]]

  it.each(variants.map((each) => [JSON.stringify(each), each] as const))('%s', async (_, each) => {
    await assertSameBits(trained(shapes, optimizers.schema.parse(each)))
  })

  it('with one function for all sizes', () => {
    const { calls } = fuseUpdates(trained(shapes, optimizers.schema.parse({ type: 'adam' })))
    expect(calls).toHaveLength(shapes.length)
    expect(new Set(calls.map((call) => call.function)).size).toBe(1)
  })
})

describe('states that are not a parameter’s', () => {
  it('running means, scalars, products of matrices, one that takes the value of another', async () => {
    const x = input('x', [4, 3])
    const rate = input('rate', [])
    const [running, count, weight] = [
      state('running', [3]),
      state('count', []),
      state('weight', [3, 3]),
    ]
    const [old, copied] = [state('old', [3]), state('copied', [3])]
    const updates = new Map<Tensor<'state'>, Tensor>([
      [running, add(multiply(running, 0.9), multiply(mean(matmul(x, weight), [0]), 0.1))],
      [count, add(count, rate)],
      [weight, matmul(weight, weight)],
      [old, running],
      [copied, add(copied, broadcast(rate, [3]))],
    ])
    const outputs = { before: running, count, product: multiply(running, rate) }
    await assertSameBits(program({ outputs, updates }))
  })

  it('states that read each other are advanced together', async () => {
    const [one, other] = [state('one', [5]), state('other', [5])]
    const rate = input('rate', [])
    const updates = new Map([
      [one, subtract(divide(other, add(multiply(rate, 2), 1)), sqrt(one))],
      [other, multiply(one, square(other))],
    ])
    const given = program({ outputs: { rate }, updates })
    expect(fuseUpdates(given).calls).toHaveLength(1)
    await assertSameBits(given)
  })
})

it('what is not a number stays so', async () => {
  const x = state('x', [3])
  const given = program({ outputs: {}, updates: new Map([[x, multiply(x, input('by', []))]]) })
  const data = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -1)
  const { after } = await ran(
    lowerStep(given),
    { x: { shape: [3], data } },
    { by: Float32Array.of(1, 1, 1, 1, 2) },
  )
  expect([...(after.x?.data ?? [])]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, -2])
})

describe('ONNX Runtime’s WebAssembly, called directly', () => {
  const dist = dirname(
    fileURLToPath(import.meta.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')),
  )
  const started = async () => {
    const { default: factory } = await import(
      pathToFileURL(join(dist, 'ort-wasm-simd-threaded.mjs')).href
    )
    const binary = await readFile(join(dist, 'ort-wasm-simd-threaded.wasm'))
    return startCore(factory as OrtCoreFactory, {
      threads: 1,
      instantiate: (imports) => WebAssembly.instantiate(binary, imports),
    })
  }

  it('advances states in its own memory, with the same results but for rounding', async () => {
    const { core, heap } = await started()
    const given = trained(
      [[3], [17], [33, 2], [300, 400]],
      optimizers.schema.parse({ type: 'adam' }),
    )
    const { state, inputs } = drawn(given)
    const expected = await ran(lowerLoop(given), state, inputs)
    const lowered = lowerStep(given, { sharesMemory: true })
    const { outputs, after } = await ran(lowered, state, inputs, coreRuntime(core, heap))
    const all = { ...outputs, ...mapped(after) }
    for (const [name, values] of Object.entries({
      ...expected.outputs,
      ...mapped(expected.after),
    })) {
      const found = all[name] as Float32Array
      expect(found.length).toBe(values.length)
      for (const [at, value] of values.entries())
        expect(Math.abs((found[at] as number) / value - 1)).toBeLessThan(1e-5)
    }
  })

  it('takes no more of it for more runs, and says why it fails', async () => {
    const { core, heap } = await started()
    const given = trained([[300, 400]], optimizers.schema.parse({ type: 'adam' }))
    const { state, inputs } = drawn(given)
    const lowered = lowerStep(given, { sharesMemory: true })
    const again = () => ran(lowered, state, inputs, coreRuntime(core, heap))
    await again()
    const { byteLength } = heap.memory.buffer
    for (let at = 0; at < 20; at++) await again()
    expect(heap.memory.buffer.byteLength).toBe(byteLength)
    const broken = { ...lowered, model: lowered.model?.slice(0, -5) }
    await expect(ran(broken, state, inputs, coreRuntime(core, heap))).rejects.toThrow(
      /protobuf|model/i,
    )
  })
})

const mapped = (values: StateValues) =>
  Object.fromEntries(Object.entries(values).map(([name, { data }]) => [name, data]))

it.runIf(process.platform === 'linux')('ONNX Runtime’s C interface is found', () => {
  expect(openStep).toBeDefined()
})

it.runIf(openStep)('an error of ONNX Runtime is one here, too', () => {
  const x = state('x', [2])
  const lowered = lowerStep(program({ outputs: { y: exp(x) } }))
  const broken = { ...lowered, model: lowered.model?.slice(0, -5) }
  expect(() => openStep?.(broken, { threads: 1, keepsMemory: true })).toThrow(/protobuf|model/i)
})

it('denormal results are zeros', async () => {
  const x = state('x', [2])
  const given = program({ outputs: {}, updates: new Map([[x, multiply(x, input('by', []))]]) })
  const start = { x: { shape: [2], data: Float32Array.of(1e-30, -1e-30) } }
  const { after } = await ran(lowerStep(given), start, { by: Float32Array.of(1, 1, 1, 1e-7, 1e-4) })
  expect([...(after.x?.data ?? [])].map(Math.abs)).toEqual([0, 0])
})

it('a module has its functions by name, and large numbers in its code', () => {
  const module = new WebAssembly.Module(
    wasmModule(
      ['first', 'second'].map((name) => ({
        name,
        parameters: ['i32', 'f32'],
        locals: Array(200).fill('v128'),
        body: [],
      })),
    ),
  )
  expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toEqual(['first', 'second'])
})
