// Readers that do what no reader may: they show that the fuzzer finds it.

const seeds = () => [Uint8Array.of(1, 2, 3)]
const faulty = (read) => ({ seeds, generate: seeds, file: 'faulty.bin', read })

/** By what they do. */
export const faultyReaders = {
  'faulty-exit': faulty(async () => process.exit(3)),
  'faulty-loop': faulty(async () => {
    for (;;);
  }),
  'faulty-bytes': faulty(async () => void new Uint8Array(2 ** 28)),
  'faulty-throw': faulty(async () => {
    throw new TypeError('x is not iterable')
  }),
}
