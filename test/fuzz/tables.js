// Tables as data: CSV, and Parquet files of a few hundred bytes that pyarrow has written.
import { readFileSync } from 'node:fs'
import { mutated, pick } from './mutations.js'
import { table } from './texts.js'

/** Numbers and a label; numbers, text and booleans of which some are missing; lists of four numbers. */
const parquets = ['numbers', 'mixed', 'lists'].map((name) =>
  Uint8Array.from(readFileSync(new URL(`./${name}.parquet`, import.meta.url))),
)
const lengthAndMagic = 8

export const csv = {
  seeds: () => [
    Buffer.from('a,b,label\n1,2,x\n3,4,y\n5.5,-6,x\n7,8,y\n'),
    Buffer.from('1;2\r\n3;4\r\n5;6\r\n'),
    Buffer.from('\uFEFFa,"b, c",d\n0.5,"1",2\n1,2,3\n4,5,6\n'),
  ],
  generate: (random) => table(random, (at) => 'abcdefghi'[at]),
}

export const parquet = {
  seeds: () => parquets,
  /** The error is in the footer, which locates everything else. */
  generate(random) {
    const bytes = Buffer.from(pick(random, parquets))
    const end = bytes.length - lengthAndMagic
    const start = end - bytes.readUInt32LE(end)
    const footer = mutated(bytes.subarray(start, end), random, pick(random, parquets))
    const last = Buffer.from(bytes.subarray(end))
    last.writeUInt32LE(footer.length)
    return Uint8Array.from(Buffer.concat([bytes.subarray(0, start), footer, last]))
  },
}
