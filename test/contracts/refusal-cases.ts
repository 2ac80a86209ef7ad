// The contract's cases about invalid input to an engine, and its error messages.
import { assertRefused, assertSame } from './assertions.js'
import type { EngineCase } from './engine-case.js'
import { drawn, initial, typed } from './program-values.js'
import { counting, scalar, wandering } from './run-cases.js'

export const refusalCases: readonly EngineCase[] = [
  {
    name: 'a missing input is named, and the state stays as it was',
    async run(engine) {
      const given = wandering()
      const executable = await engine.compile(given)
      const state = await engine.load(initial(given))
      const { x } = typed(given, drawn(given, 1))
      await assertRefused(
        executable.run(state, { x: x as Float32Array }, 1),
        /the input rate, got none/,
      )
      assertSame('weight', (await state.read()).weight?.data, initial(given).weight?.data ?? [])
      await executable.run(state, typed(given, drawn(given, 1)), 1)
    },
  },
  {
    name: 'a missing state is named',
    async run(engine) {
      const given = wandering()
      const executable = await engine.compile(given)
      const { matrix, ...rest } = initial(given)
      const state = await engine.load(rest)
      const inputs = typed(given, drawn(given, 1))
      await assertRefused(executable.run(state, inputs, 1), /the state matrix, got none/)
    },
  },
  {
    name: 'too few items are refused, and the state stays as it was',
    async run(engine) {
      const executable = await engine.compile(counting())
      const state = await engine.load({ count: scalar(3) })
      await assertRefused(executable.run(state, { by: Float32Array.of(1, 1) }, 3), /engine: .{10}/)
      assertSame('count', (await state.read()).count?.data, [3])
      await executable.run(state, { by: Float32Array.of(1, 1, 1) }, 3)
      assertSame('count', (await state.read()).count?.data, [6])
    },
  },
  {
    name: 'what was disposed of is gone',
    async run(engine) {
      const executable = await engine.compile(counting())
      const state = await engine.load({ count: scalar(0) })
      await executable.dispose()
      const run = executable.run(state, { by: Float32Array.of(1) }, 1)
      await assertRefused(run, /closed\. Start a new one/)
      await state.dispose()
      await assertRefused(state.read(), /closed\. Start a new one/)
      await (await engine.compile(counting())).dispose()
    },
  },
  {
    name: 'a closed engine says so, to what is under way and to what comes later',
    closes: true,
    async run(engine) {
      const executable = await engine.compile(counting())
      const state = await engine.load({ count: scalar(0) })
      const steps = 20_000
      const underWay = executable.run(state, { by: new Float32Array(steps) }, steps)
      const [refused] = await Promise.all([
        assertRefused(underWay, /closed\. Start a new one/),
        engine.close(),
      ])
      for (const late of [
        () => engine.compile(counting()),
        () => engine.load({ count: scalar(0) }),
        () => state.read(),
        () => executable.run(state, { by: Float32Array.of(1) }, 1),
      ])
        await assertRefused(late(), /closed\. Start a new one/)
      await engine.close()
      return refused
    },
  },
]
