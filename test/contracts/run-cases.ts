// The contract's cases about runs and state: what changes, what stays, what is returned.
import { constant, gradients, graph, type Program, program, type Tensor } from 'jamjae'
import { interpret } from '../interpreter.js'
import { assert, assertClose, assertSame } from './assertions.js'
import type { EngineCase } from './engine-case.js'
import { agrees, drawn, initial, sliced, tolerances, typed } from './program-values.js'

/** weight ← rate · weight + input · matrix, where the matrix is only read. */
export function wandering(): Program {
  const x = graph.input('x', [2, 3])
  const rate = graph.input('rate', [])
  const weight = graph.state('weight', [2, 3])
  const matrix = graph.state('matrix', [3, 3])
  const next = graph.add(graph.multiply(weight, rate), graph.tanh(graph.matmul(x, matrix)))
  return program({
    outputs: { total: graph.sum(next), before: weight, after: next },
    updates: new Map([[weight, next]]),
  })
}

/** count ← count + by; returns the count before, and the input twice. */
export function counting(): Program {
  const by = graph.input('by', [])
  const count = graph.state('count', [])
  return program({
    outputs: { before: count, pair: graph.multiply(graph.broadcast(by, [2]), constant(2)) },
    updates: new Map([[count, graph.add(count, by)]]),
  })
}

export const scalar = (value: number) => ({ shape: [], data: Float32Array.of(value) })

/** Convolutions of stride 1 over large maps and whole blocks of channels, with their gradients. */
function wideConvolutions(): Program {
  const x = graph.input('x', [1, 16, 17, 16])
  const [one, other, bias] = [
    graph.state('one', [16, 16, 3, 3]),
    graph.state('other', [16, 32, 2, 3]),
    graph.state('bias', [16]),
  ] as const
  const made = graph.tanh(graph.conv(x, one, { padding: [1, 1], bias }))
  const doubled = graph.convTranspose(made, other, { padding: [0, 1] })
  const leaves = [one, other, bias]
  const found = gradients(graph.sum(graph.tanh(doubled)), leaves)
  const named = found.map((each, place) => [leaves[place]?.attributes.name, each])
  return program({ outputs: { doubled, ...Object.fromEntries(named) } })
}

export const runCases: readonly EngineCase[] = [
  {
    name: 'convolutions of stride 1 over large maps',
    async run(engine) {
      const given = wideConvolutions()
      const tolerance = tolerances[engine.device].operation
      const bindings = { state: initial(given), inputs: drawn(given, 1), steps: 1 }
      await agrees(engine, given, { ...bindings, tolerance, floor: 1 })
    },
  },
  {
    name: 'many steps in one run are the same, bit for bit, as one run a step',
    async run(engine) {
      const [steps, given] = [40, wandering()]
      const inputs = drawn(given, steps, { seed: 2 })
      const executable = await engine.compile(given)
      const [together, apart] = [
        await engine.load(initial(given)),
        await engine.load(initial(given)),
      ]
      const all = await executable.run(together, typed(given, inputs), steps)
      const pieces: Record<string, number[]> = { total: [], before: [], after: [] }
      for (let step = 0; step < steps; step++) {
        const slices = sliced(inputs, steps, step, 1)
        const outputs = await executable.run(apart, typed(given, slices), 1)
        for (const [name, values] of Object.entries(outputs)) pieces[name]?.push(...values)
      }
      for (const [name, values] of Object.entries(pieces)) assertSame(name, all[name], values)
      const [one, many] = [await together.read(), await apart.read()]
      for (const name of ['weight', 'matrix'])
        assertSame(name, one[name]?.data, many[name]?.data ?? [])
      assert(
        !Object.is(one.weight?.data[0], initial(given).weight?.data[0]),
        'the weight did not move',
      )
    },
  },
  {
    name: 'a program agrees with the interpreter over many steps',
    async run(engine) {
      const given = wandering()
      const steps = 20
      const tolerance = tolerances[engine.device].operation
      const inputs = drawn(given, steps, { seed: 3 })
      inputs.rate = inputs.rate?.map((rate) => Math.fround(rate / 2)) ?? []
      await agrees(engine, given, { inputs, steps, tolerance, floor: 1 })
    },
  },
  {
    name: 'outputs come stacked in the order of the steps, scalars one a step',
    async run(engine) {
      const given = counting()
      const executable = await engine.compile(given)
      const state = await engine.load({ count: scalar(10) })
      const outputs = await executable.run(state, { by: Float32Array.of(1, 2, 3, 4) }, 4)
      assertSame('before', outputs.before, [10, 11, 13, 16])
      assertSame('pair', outputs.pair, [2, 2, 4, 4, 6, 6, 8, 8])
      assertSame('count', (await state.read()).count?.data, [20])
      assert((await state.read()).count?.shape.length === 0, 'a scalar state has no dimensions')
    },
  },
  {
    name: 'outputs of an earlier run are written again, where they have the size',
    async run(engine) {
      const executable = await engine.compile(counting())
      const state = await engine.load({ count: scalar(0) })
      const by = (...values: number[]) => ({ by: Float32Array.from(values) })
      const first = await executable.run(state, by(1, 2), 2)
      const again = await executable.run(state, by(3, 4), 2, first)
      assertSame('before', again.before, [3, 6])
      assertSame('pair', again.pair, [6, 6, 8, 8])
      const shorter = await executable.run(state, by(5), 1, again)
      assertSame('before', shorter.before, [10])
      assertSame('pair', shorter.pair, [10, 10])
    },
  },
  {
    name: 'a state that is only read stays as it was',
    async run(engine) {
      const given = wandering()
      const executable = await engine.compile(given)
      const state = await engine.load(initial(given))
      for (const seed of [1, 2])
        await executable.run(state, typed(given, drawn(given, 3, { seed })), 3)
      const { matrix } = await state.read()
      assertSame('matrix', matrix?.data, initial(given).matrix?.data ?? [])
    },
  },
  {
    name: 'two states of one program live side by side',
    async run(engine) {
      const given = counting()
      const executable = await engine.compile(given)
      const [one, other] = [
        await engine.load({ count: scalar(0) }),
        await engine.load({ count: scalar(100) }),
      ]
      for (const state of [one, other, one])
        await executable.run(state, { by: Float32Array.of(1, 1) }, 2)
      assertSame('one', (await one.read()).count?.data, [4])
      assertSame('other', (await other.read()).count?.data, [102])
    },
  },
  {
    name: 'runs that are asked for at once take their turns',
    async run(engine) {
      const given = counting()
      const executable = await engine.compile(given)
      const state = await engine.load({ count: scalar(0) })
      const runs = await Promise.all(
        [1, 2, 3].map((by) => executable.run(state, { by: Float32Array.of(by, by) }, 2)),
      )
      assertSame(
        'befores',
        runs.flatMap(({ before = [] }) => [...before]),
        [0, 1, 2, 4, 6, 9],
      )
      assertSame('count', (await state.read()).count?.data, [12])
    },
  },
  {
    name: 'bytes go in and come out',
    async run(engine) {
      const bytes = graph.input('bytes', [2, 2], 'uint8')
      const scaled = graph.multiply(graph.cast(bytes, 'float32'), 1 / 255)
      const turned = graph.transpose(bytes, [1, 0])
      const executable = await engine.compile(program({ outputs: { scaled, turned, bytes } }))
      const inputs = { bytes: Uint8Array.of(0, 1, 127, 128, 254, 255, 7, 200) }
      const outputs = await executable.run(await engine.load({}), inputs, 2)
      const expected = [0, 1, 127, 128, 254, 255, 7, 200].map((byte) => byte / 255)
      assertClose('scaled', outputs.scaled, expected, 1e-6, 1)
      assert(outputs.turned instanceof Uint8Array, 'bytes come out as bytes')
      assertSame('turned', outputs.turned, [0, 127, 1, 128, 254, 7, 255, 200])
      assertSame('bytes', outputs.bytes, [0, 1, 127, 128, 254, 255, 7, 200])
    },
  },
  {
    name: 'what is read is a copy, and what is loaded is copied',
    async run(engine) {
      const given = counting()
      const executable = await engine.compile(given)
      const start = Float32Array.of(5)
      const state = await engine.load({ count: { shape: [], data: start } })
      start.fill(99)
      const first = await state.read()
      assertSame('loaded', first.count?.data, [5])
      for (let run = 0; run < 3; run++) await executable.run(state, { by: Float32Array.of(1) }, 1)
      assertSame('what was read before', first.count?.data, [5])
      first.count?.data.fill(99)
      assertSame('what is there', (await state.read()).count?.data, [8])
    },
  },
  {
    name: 'the record of the inputs has its arrays again after a run',
    async run(engine) {
      const executable = await engine.compile(counting())
      const state = await engine.load({ count: scalar(0) })
      const inputs = { by: Float32Array.of(1, 2) }
      for (const before of [0, 3, 6])
        assertSame('before', (await executable.run(state, inputs, 2)).before, [before, before + 1])
      assertSame('by', inputs.by, [1, 2])
    },
  },
  {
    name: 'loaded states may be views of one buffer',
    async run(engine) {
      const given = wandering()
      const { weight, matrix } = initial(given)
      const memory = Float32Array.of(...(weight?.data ?? []), ...(matrix?.data ?? []))
      const views = {
        weight: { shape: [2, 3], data: memory.subarray(0, 6) },
        matrix: { shape: [3, 3], data: memory.subarray(6) },
      }
      const inputs = typed(given, drawn(given, 2))
      const executable = await engine.compile(given)
      const [apart, together] = [await engine.load(initial(given)), await engine.load(views)]
      for (const state of [apart, together])
        for (let run = 0; run < 2; run++) await executable.run(state, inputs, 2)
      const [expected, reached] = [await apart.read(), await together.read()]
      for (const name of ['weight', 'matrix'])
        assertSame(name, reached[name]?.data, expected[name]?.data ?? [])
      assertSame('what was given', memory.subarray(0, 6), weight?.data ?? [])
    },
  },
  {
    name: 'inputs may be views of one buffer',
    async run(engine) {
      const [a, b] = [graph.input('a', [2]), graph.input('b', [2])]
      const executable = await engine.compile(program({ outputs: { sum: graph.add(a, b) } }))
      const memory = Float32Array.of(1, 2, 30, 40)
      const inputs = { a: memory.subarray(0, 2), b: memory.subarray(2, 4) }
      const { sum } = await executable.run(await engine.load({}), inputs, 1)
      assertSame('sum', sum, [31, 42])
    },
  },
  {
    name: 'a program may tell constants, inputs and states, and one tensor twice',
    async run(engine) {
      const x = graph.input('x', [2])
      const [left, right] = [graph.state('left', [2]), graph.state('right', [2])]
      const total = graph.add(x, left)
      const given = program({
        outputs: { fixed: constant(2.5), x, left, once: total, again: total },
        // The two are swapped.
        updates: new Map([
          [left, right],
          [right, left],
        ]),
      })
      const inputs = { x: [1, 2, 3, 4, 5, 6] }
      await agrees(engine, given, { inputs, steps: 3, tolerance: 1e-6, floor: 1 })
    },
  },
  {
    name: 'a program may have no inputs, and a step may do nothing but advance',
    async run(engine) {
      const [count, fresh] = [graph.state('count', []), graph.state('fresh', [2])]
      const updates = new Map<Tensor<'state'>, Tensor>([
        [count, graph.add(count, 1)],
        [fresh, graph.broadcast(constant(3), [2])],
      ])
      const executable = await engine.compile(program({ outputs: {}, updates }))
      const state = await engine.load({
        count: scalar(0),
        fresh: { shape: [2], data: Float32Array.of(0, 0) },
      })
      const outputs = await executable.run(state, {}, 5)
      assert(Object.keys(outputs).length === 0, 'there is nothing to tell')
      const { count: reached, fresh: replaced } = await state.read()
      assertSame('count', reached?.data, [5])
      assertSame('fresh', replaced?.data, [3, 3])
    },
  },
  {
    name: 'large arguments stay finite, with their gradients',
    async run(engine) {
      const far = [0, 1e-3, 1, 20, 88, 100, 1e4].flatMap((value) => [-value, value])
      const x = graph.input('x', [far.length])
      const functions = { sigmoid: graph.sigmoid, tanh: graph.tanh, softplus: graph.softplus }
      const given = program({
        outputs: Object.fromEntries(
          Object.entries(functions).flatMap(([name, apply]) => [
            [name, apply(x)],
            [`slope of ${name}`, gradients(graph.sum(apply(x)), [x])[0] as Tensor],
          ]),
        ),
      })
      const inputs = { x: far.map(Math.fround) }
      const executable = await engine.compile(given)
      const outputs = await executable.run(await engine.load({}), typed(given, inputs), 1)
      const expected = interpret(given, { state: {}, inputs, steps: 1 }).outputs
      const tolerance = tolerances[engine.device].operation
      for (const [name, values] of Object.entries(expected))
        for (const [place, value] of values.entries())
          assertClose(
            `${name} at ${far[place]}`,
            outputs[name]?.subarray(place, place + 1),
            [value],
            tolerance,
            1,
          )
    },
  },
]
