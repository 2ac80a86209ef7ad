// ONNX Runtime's WebAssembly, called directly: the functions that its own JavaScript calls, without its copies.
// Source: js/web/lib/wasm/wasm-core-impl.ts and onnxruntime/wasm/api.h of ONNX Runtime 1.30.

/** The module that Emscripten makes. Addresses are in bytes; a function whose result is 0 for success leaves an error otherwise. */
export interface OrtCore {
  _malloc(bytes: number): number
  _free(address: number): void
  getValue(address: number, type: '*'): number
  UTF8ToString(address: number): string
  _OrtInit(threads: number, logLevel: number): number
  _OrtGetLastError(code: number, message: number): void
  _OrtCreateSessionOptions(
    optimizationLevel: number,
    enableArena: boolean,
    enablePattern: boolean,
    executionMode: number,
    enableProfiling: boolean,
    profilePrefix: number,
    logId: number,
    logLevel: number,
    logVerbosity: number,
    optimizedPath: number,
  ): number
  _OrtReleaseSessionOptions(options: number): number
  _OrtCreateSession(model: number, bytes: number, options: number): number | Promise<number>
  _OrtReleaseSession(session: number): number
  _OrtCreateTensor(
    type: number,
    data: number,
    bytes: number,
    dimensions: number,
    rank: number,
    location: number,
  ): number
  _OrtReleaseTensor(tensor: number): number
  _OrtRun(
    session: number,
    inputNames: number,
    inputs: number,
    inputCount: number,
    outputNames: number,
    outputCount: number,
    outputs: number,
    options: number,
  ): number | Promise<number>
}

export type OrtCoreFactory = (settings: {
  readonly numThreads: number
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    made: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object
}) => Promise<OrtCore>

/** The memory of a module, and places in it. Arrays are views that stay valid when it grows. */
export interface Heap {
  readonly memory: WebAssembly.Memory
  /** Bytes at an address that vectors can be loaded from. Throws RangeError where there is no room. */
  allocate(bytes: number): number
  free(address: number): void
}

/** Starts the module; `instantiate` reads its file. */
export async function startCore(
  factory: OrtCoreFactory,
  {
    threads,
    instantiate,
  }: {
    threads: number
    instantiate: (
      imports: WebAssembly.Imports,
    ) => Promise<WebAssembly.WebAssemblyInstantiatedSource>
  },
): Promise<{ core: OrtCore; heap: Heap }> {
  let memory: WebAssembly.Memory | undefined
  const core = await new Promise<OrtCore>((resolve, reject) => {
    factory({
      numThreads: threads,
      // The only place where the module shows its memory.
      instantiateWasm(imports, made) {
        memory = Object.values(imports)
          .flatMap((names) => Object.values(names))
          .find((value) => value instanceof WebAssembly.Memory)
        instantiate(imports).then(({ instance, module }) => made(instance, module), reject)
        return {}
      },
    }).then(resolve, reject)
  })
  if (!memory) throw new Error('ONNX Runtime has no memory of its own')
  if (core._OrtInit(threads, levelOfErrors) !== 0) throw lastError(core)
  return { core, heap: heapOf(core, memory) }
}

/** The error that the last function has left. */
export function lastError(core: OrtCore): Error {
  const [code, message] = [core._malloc(pointerBytes), core._malloc(pointerBytes)]
  core._OrtGetLastError(code, message)
  const text = core.UTF8ToString(core.getValue(message, '*'))
  for (const address of [code, message]) core._free(address)
  return new Error(text)
}

export const pointerBytes = 4
const levelOfErrors = 3
/** Of a vector, and of a line of the processor's cache. */
const alignment = 64

function heapOf(core: OrtCore, memory: WebAssembly.Memory): Heap {
  const blocks = new Map<number, number>()
  return {
    memory,
    allocate(bytes) {
      const block = core._malloc(bytes + alignment)
      if (block === 0) throw new RangeError('no room in the memory of WebAssembly')
      const address = Math.ceil(block / alignment) * alignment
      blocks.set(address, block)
      return address
    },
    free(address) {
      const block = blocks.get(address)
      blocks.delete(address)
      if (block !== undefined) core._free(block)
    },
  }
}
