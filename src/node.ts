// Everything of the library, with what needs Node: the native engine, files, runs.
export { nodeEngine } from './engines/node.js'
export * from './index.js'
