// Everything of the library that works in a browser, with its engine: WebAssembly or WebGPU in a worker.
export { webEngine } from './engines/web.js'
export * from './index.js'
