// Faulty readers: they show that the fuzzer finds their faults.

const seeds = () => [Uint8Array.of(1, 2, 3)]
const faulty = (read) => ({ seeds, generate: seeds, file: 'faulty.bin', read })

/** By their fault. */
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
