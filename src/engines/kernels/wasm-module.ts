// Writes WebAssembly modules: functions over one imported memory, with vectors of four float32.
// Source of the numbers: WebAssembly Core Specification 2.0, chapter 5 (binary format).

type ValueType = 'i32' | 'f32' | 'v128'

export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly ValueType[]
  /** Local variables, numbered after the parameters. */
  readonly locals: readonly ValueType[]
  /** Instructions without the final `end`. */
  readonly body: readonly number[]
}

const valueTypes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b }
/** What 32 bits can address. */
export const maxPages = 65_536
const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

/** A module that imports its memory as `env.memory` and exports every function by its name. `sharesMemory`: whether the memory
 *  is one that threads share, of at most 4 GiB. */
export function wasmModule(
  functions: readonly WasmFunction[],
  { sharesMemory = false } = {},
): Uint8Array<ArrayBuffer> {
  const functionType = ({ parameters }: WasmFunction) => [
    0x60,
    ...vector(parameters.map((type) => [valueTypes[type]])),
    ...vector([]),
  ]
  const limits = sharesMemory
    ? [0x03, ...unsigned(1), ...unsigned(maxPages)]
    : [0x00, ...unsigned(1)]
  const memory = [...text('env'), ...text('memory'), 0x02, ...limits]
  const code = ({ locals, body }: WasmFunction) => {
    const content = [
      ...vector(locals.map((type) => [...unsigned(1), valueTypes[type]])),
      ...body,
      0x0b,
    ]
    return [...unsigned(content.length), ...content]
  }
  return Uint8Array.from([
    ...magic,
    ...section(1, vector(functions.map(functionType))),
    ...section(2, vector([memory])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(
      7,
      vector(functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)])),
    ),
    ...section(10, vector(functions.map(code))),
  ])
}

/** Operations on vectors of four float32, by the names of the specification without `f32x4.`. */
const vectorOps = {
  abs: 0xe0,
  neg: 0xe1,
  sqrt: 0xe3,
  add: 0xe4,
  sub: 0xe5,
  mul: 0xe6,
  div: 0xe7,
  lt: 0x43,
} as const
export type VectorOp = keyof typeof vectorOps

const bytesOfVector = 16

/** The bytes of single instructions. */
export const instructions = {
  vector: (op: VectorOp) => [0xfd, ...unsigned(vectorOps[op])],
  /** The bits of the first operand where the second has none. */
  andNot: [0xfd, ...unsigned(0x4f)],
  splat: [0xfd, ...unsigned(0x13)],
  constant(value: number): number[] {
    const lane = [...new Uint8Array(Float32Array.of(value).buffer)]
    return [0xfd, ...unsigned(0x0c), ...lane, ...lane, ...lane, ...lane]
  },
  /** The vector at the address on the stack, plus `offset` bytes. */
  load: (offset: number) => [0xfd, 0x00, Math.log2(bytesOfVector), ...unsigned(offset)],
  store: (offset: number) => [
    0xfd,
    ...unsigned(0x0b),
    Math.log2(bytesOfVector),
    ...unsigned(offset),
  ],
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  /** Adds a number to an integer variable. */
  increase: (local: number, by: number) => [
    ...[0x20, ...unsigned(local)],
    ...[0x41, ...signed(by), 0x6a],
    ...[0x21, ...unsigned(local)],
  ],
  /** Repeats `body` while the integer variable is not zero; once at least. */
  loopWhile: (local: number, body: readonly number[]) => [
    ...[0x03, 0x40],
    ...body,
    ...[0x20, ...unsigned(local)],
    ...[0x0d, 0x00, 0x0b],
  ],
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content]
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()]
}

function text(value: string): number[] {
  return vector([...new TextEncoder().encode(value)].map((byte) => [byte]))
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest === 0 ? low : low | 0x80)
  } while (rest !== 0)
  return bytes
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(isLast ? low : low | 0x80)
    if (isLast) return bytes
  }
}
