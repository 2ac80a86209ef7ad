// Archives as CIFAR's: valid ones, and ones whose members, headers or compression are invalid.
import { gzipSync } from 'node:zlib'
import { joined, mutated, noise, pick } from './mutations.js'

const record = 3073
const block = 512
const batches = [
  'data_batch_1',
  'data_batch_2',
  'data_batch_3',
  'data_batch_4',
  'data_batch_5',
  'test_batch',
]

/** A member of an archive with its header; `fields` override those of a valid one, before its checksum is computed. */
function member(name, content, fields = []) {
  const header = Buffer.alloc(block)
  header.write(name.slice(0, 100))
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('        0ustar\x0000', 148)
  for (const [at, text] of fields) header.write(text, at)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return joined(header, content, new Uint8Array((block - (content.length % block)) % block))
}

const sound = () =>
  batches.map((name, label) => ({ name: `bin/${name}.bin`, content: Buffer.alloc(record, label) }))
const packed = (members, end = new Uint8Array(2 * block)) => gzipSync(joined(...members, end))
const oddNames = ['../../etc/passwd', '/data_batch_1.bin', 'bin/한글.bin', 'bin/', 'a\nb', '']
const oddFields = [
  [124, '77777777777\0'],
  [124, 'zzz'],
  [156, '5'],
  [156, '2'],
  [156, 'L'],
  [257, 'xxxxx'],
]

export const cifar = {
  seeds: () => [packed(sound().map(({ name, content }) => member(name, content)))],
  generate(random) {
    const members = sound().map(({ name, content }) => {
      switch (random.below(12)) {
        case 0:
          return member(pick(random, oddNames), content)
        case 1:
          return member(name, content.subarray(0, random.below(record)))
        case 2:
          return member(name, noise(random, record))
        case 3:
          return member(name, content, [pick(random, oddFields)])
        case 4:
          return mutated(member(name, content), random, noise(random, block))
        default:
          return member(name, content)
      }
    })
    if (random.below(4) === 0) members.splice(random.below(6), 1)
    if (random.below(8) === 0) members.push(member('bin/large.bin', new Uint8Array(2 ** 20)))
    return packed(members, new Uint8Array(random.below(3) * block))
  },
}
