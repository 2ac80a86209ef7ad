// ONNX Runtime's C interface, from the library that onnxruntime-node brings along. Node only.
// Source of the places: `struct OrtApi` in onnxruntime_c_api.h; functions are only added at its end.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { StepOptions } from '../onnx-runtime.js'

/** A pointer of the library. */
export type Pointer = bigint

/** Every function throws an Error with ONNX Runtime's message where it fails. */
export interface OrtLibrary {
  createSession(model: Uint8Array, options: StepOptions): Pointer
  releaseSession(session: Pointer): void
  /** A tensor over memory that must stay where it is until the tensor is released. */
  createTensor(
    data: Float32Array | Uint8Array,
    type: keyof typeof elementTypes,
    shape: readonly number[],
  ): Pointer
  releaseTensor(tensor: Pointer): void
  createBinding(session: Pointer): Pointer
  releaseBinding(binding: Pointer): void
  bindInput(binding: Pointer, name: string, tensor: Pointer): void
  bindOutput(binding: Pointer, name: string, tensor: Pointer): void
  run(session: Pointer, binding: Pointer): void
}

/** A version of the interface that has all of these functions. */
const apiVersion = 11
const elementTypes = { float32: 1, uint8: 2 } as const
const levelOfFatalErrors = 4
/** ONNX Runtime walks graphs recursively. */
const stackBytes = 8 * 2 ** 20

/** The place of each function in the table, its result, and its parameters; `out` receives a pointer. */
const signatures = {
  getErrorMessage: [2, 'const char *', ['void *']],
  createEnv: [3, 'void *', ['int', 'const char *', 'out']],
  createSessionFromArray: [8, 'void *', ['void *', 'void *', 'size_t', 'void *', 'out']],
  createSessionOptions: [10, 'void *', ['out']],
  disableMemPattern: [17, 'void *', ['void *']],
  disableCpuMemArena: [19, 'void *', ['void *']],
  setIntraOpNumThreads: [24, 'void *', ['void *', 'int']],
  setInterOpNumThreads: [25, 'void *', ['void *', 'int']],
  createRunOptions: [39, 'void *', ['out']],
  createTensor: [
    49,
    'void *',
    ['void *', 'void *', 'size_t', 'const int64_t *', 'size_t', 'int', 'out'],
  ],
  createCpuMemoryInfo: [69, 'void *', ['int', 'int', 'out']],
  releaseStatus: [93, 'void', ['void *']],
  releaseSession: [95, 'void', ['void *']],
  releaseValue: [96, 'void', ['void *']],
  releaseSessionOptions: [100, 'void', ['void *']],
  addSessionConfigEntry: [130, 'void *', ['void *', 'const char *', 'const char *']],
  runWithBinding: [133, 'void *', ['void *', 'void *', 'void *']],
  createIoBinding: [134, 'void *', ['void *', 'out']],
  releaseIoBinding: [135, 'void', ['void *']],
  bindInput: [136, 'void *', ['void *', 'const char *', 'void *']],
  bindOutput: [137, 'void *', ['void *', 'const char *', 'void *']],
} as const satisfies Readonly<Record<string, readonly [number, string, readonly string[]]>>
type Name = keyof typeof signatures

/** Opens the library. Throws where koffi, which calls it, is not installed, or the library is not where it is expected. */
export async function openLibrary(): Promise<OrtLibrary> {
  const koffi = await import('koffi')
  koffi.config({ sync_stack_size: stackBytes })
  returnFreedMemory(koffi)
  const library = koffi.load(libraryPath())
  const getApi = koffi.decode(library.func('OrtGetApiBase', 'void *', [])(), 'void *')
  const api = koffi.call(getApi, koffi.proto('void *', ['uint32_t']), apiVersion)
  const count = 1 + Math.max(...Object.values(signatures).map(([place]) => place))
  const table: readonly Pointer[] = koffi.decode(api, 'void *', count)
  const out = koffi.out(koffi.pointer(null, 'void *'))
  const prototypes = Object.fromEntries(
    Object.entries(signatures).map(([name, [, result, parameters]]) => [
      name,
      koffi.proto(
        result,
        parameters.map((type) => (type === 'out' ? out : type)),
      ),
    ]),
  ) as Record<Name, ReturnType<typeof koffi.proto>>
  const call = (name: Name, ...values: unknown[]) =>
    koffi.call(table[signatures[name][0]], prototypes[name], ...values)

  /** Calls a function that returns a status. */
  const check = (name: Name, ...values: unknown[]) => {
    const status: Pointer | null = call(name, ...values)
    if (!status) return
    const message: string = call('getErrorMessage', status)
    call('releaseStatus', status)
    throw new Error(message)
  }
  const made = (name: Name, ...values: unknown[]): Pointer => {
    const into: (Pointer | null)[] = [null]
    check(name, ...values, into)
    return into[0] as Pointer
  }

  const environment = made('createEnv', levelOfFatalErrors, 'jamjae')
  const memory = made('createCpuMemoryInfo', 1, 0)
  const runOptions = made('createRunOptions')
  return {
    createSession(model, { threads, keepsMemory }) {
      const options = made('createSessionOptions')
      try {
        check('setIntraOpNumThreads', options, threads)
        check('setInterOpNumThreads', options, 1)
        check('addSessionConfigEntry', options, 'session.set_denormal_as_zero', '1')
        // As in `sessionOptions`.
        check('disableMemPattern', options)
        if (!keepsMemory) check('disableCpuMemArena', options)
        return made('createSessionFromArray', environment, model, model.length, options)
      } finally {
        call('releaseSessionOptions', options)
      }
    },
    releaseSession: (session) => call('releaseSession', session),
    createTensor: (data, type, shape) =>
      made(
        ...(['createTensor', memory, data, data.byteLength] as const),
        ...[BigInt64Array.from(shape.map(BigInt)), shape.length, elementTypes[type]],
      ),
    releaseTensor: (tensor) => call('releaseValue', tensor),
    createBinding: (session) => made('createIoBinding', session),
    releaseBinding: (binding) => call('releaseIoBinding', binding),
    bindInput: (binding, name, tensor) => check('bindInput', binding, name, tensor),
    bindOutput: (binding, name, tensor) => check('bindOutput', binding, name, tensor),
    run: (session, binding) => check('runWithBinding', session, runOptions, binding),
  }
}

/** Large blocks go back to the system when they are freed. By itself, glibc keeps more and more of them: its threshold grows to
 *  32 MB with the blocks that are freed. Source: mallopt(3), M_MMAP_THRESHOLD. */
function returnFreedMemory(koffi: typeof import('koffi')): void {
  try {
    const mallopt = koffi.load('libc.so.6').func('mallopt', 'int', ['int', 'int'])
    mallopt(mmapThreshold.parameter, mmapThreshold.bytes)
  } catch {
    // Another C library than glibc.
  }
}
const mmapThreshold = { parameter: -3, bytes: 262_144 }

function libraryPath(): string {
  const require = createRequire(import.meta.url)
  const root = dirname(require.resolve('onnxruntime-node/package.json'))
  const folder = join(root, 'bin', 'napi-v6', process.platform, process.arch)
  const name = readdirSync(folder).find((each) => /^libonnxruntime\.so/.test(each))
  if (!name) throw new Error(`no libonnxruntime.so in ${folder}`)
  return join(folder, name)
}
