// Everything of the library, with what needs Node: the native engine, files, runs.
export { loadData } from './data/source.js'
export { nodeEngine } from './engines/node.js'
export * from './index.js'
export { recordedTraining } from './runs/recorded-training.js'
