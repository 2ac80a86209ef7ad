// Programs on both sides: values for all inputs of a program, and an engine compared with the interpreter.
import {
  type Device,
  type Engine,
  inputNames,
  type Program,
  type StateValues,
  type trainingProgram,
  type Values,
} from 'jamjae'
import { interpret } from '../interpreter.js'
import { seededValues } from '../seeded-values.js'
import { assertClose } from './assertions.js'

/** Maximum error of an engine relative to float64, relative to a tensor's largest item. */
export const tolerances: Readonly<Record<Device, { operation: number; training: number }>> = {
  cpu: { operation: 1e-5, training: 1e-5 },
  webgpu: { operation: 1e-4, training: 1e-4 },
  cuda: { operation: 1e-4, training: 1e-4 },
}

export type Optimizer = Parameters<typeof trainingProgram>[1]
export type Numbers = Readonly<Record<string, readonly number[]>>

/** Values for a program's inputs, drawn by their names and kinds; float32 throughout. */
export function drawn(
  { inputs }: Program,
  steps: number,
  {
    optimizer,
    learningRate = 0.01,
    seed = 1,
  }: { optimizer?: Optimizer; learningRate?: number; seed?: number } = {},
): Record<string, number[]> {
  const prefix = inputNames.scalar('')
  return Object.fromEntries(
    inputs.map(({ attributes: { name, shape, dtype } }, place) => {
      const scalar = name.startsWith(prefix) ? name.slice(prefix.length) : undefined
      const values = Array.from({ length: steps }, (_, step) => {
        if (scalar !== undefined && optimizer)
          return [optimizer.scalars(step + 1, learningRate / (step + 1))[scalar] ?? 0]
        const bytes = dtype === 'uint8'
        return seededValues(
          { shape, range: bytes ? [0, 255] : [-1.5, 1.5], whole: bytes },
          seed * 1000 + place * 50 + step,
        )
      })
      return [name, values.flat()]
    }),
  )
}

/** The part of stacked inputs that belongs to `count` of all `steps`, from one on. */
export function sliced(inputs: Numbers, steps: number, from: number, count: number): Numbers {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, values]) => {
      const items = values.length / steps
      return [name, values.slice(from * items, (from + count) * items)]
    }),
  )
}

/** The same numbers in an engine's types. */
export function typed({ inputs }: Program, numbers: Numbers): Values {
  return Object.fromEntries(
    inputs.map(({ attributes: { name }, dtype }) => {
      const values = numbers[name] ?? []
      return [name, dtype === 'uint8' ? Uint8Array.from(values) : Float32Array.from(values)]
    }),
  )
}

/** Initial values of all states of a program. */
export function initial(
  { state }: Program,
  value = (_name: string, shape: readonly number[], place: number) =>
    seededValues({ shape, range: [-0.5, 0.5] }, 7000 + place),
): StateValues {
  return Object.fromEntries(
    state.map(({ current: { attributes, shape } }, place) => [
      attributes.name,
      { shape, data: Float32Array.from(value(attributes.name, shape, place)) },
    ]),
  )
}

export const numbersOf = (state: StateValues) =>
  Object.fromEntries(Object.entries(state).map(([name, { data }]) => [name, data]))

/** Compiles and runs on both, and compares every output and every state. */
export async function agrees(
  engine: Engine,
  given: Program,
  {
    state = initial(given),
    inputs,
    steps,
    tolerance,
    floor,
  }: {
    state?: StateValues
    inputs: Numbers
    steps: number
    tolerance: number
    floor: number
  },
): Promise<void> {
  const expected = interpret(given, { state: numbersOf(state), inputs, steps })
  const executable = await engine.compile(given)
  const resident = await engine.load(state)
  const outputs = await executable.run(resident, typed(given, inputs), steps)
  const reached = await resident.read()
  for (const [name, values] of Object.entries(expected.outputs))
    assertClose(`output ${name}`, outputs[name], values, tolerance, floor)
  for (const [name, values] of Object.entries(expected.state))
    assertClose(`state ${name}`, reached[name]?.data, values, tolerance, floor)
  await executable.dispose()
  await resident.dispose()
}
