// CSV and Parquet files as data: truncated, ragged, with broken quotes, of wrong types, or with absurd counts.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { loadData } from 'jamjae/node'
import { expect, it } from 'vitest'
import { type BadCommand, commandRefuses, train } from './refused-command.js'
import { type BadData, inFolder, refuses, refusesTruncated } from './refused-data.js'

/** Numbers and a label, as pyarrow writes them. */
const parquet = readFileSync(new URL('../fuzz/numbers.parquet', import.meta.url))
const footer = parquet.length - 8 - parquet.readUInt32LE(parquet.length - 8)

refusesTruncated('a Parquet file', {
  bytes: parquet,
  boundaries: [4, 8, footer, parquet.length - 8, parquet.length - 4],
  key: /^(parquet\.corrupt|table\.\w+)$/,
  file: 'table.parquet',
  load: (place) => loadData(place.path('table.parquet')),
})

const numbers = Array.from({ length: 40 }, (_, at) => `${at},${at * at},${at % 3}\n`).join('')
const zipped = gzipSync(numbers)
refusesTruncated('a table with a gzip around', {
  bytes: zipped,
  boundaries: [3, 10, zipped.length - 8, zipped.length - 4],
  key: /^(gzip\.\w+|table\.\w+|split\.tooFew)$/,
  file: 'table.csv.gz',
  load: (place) => loadData(place.path('table.csv.gz')),
})

const csv = (text: string | Uint8Array, key: string, ...says: string[]): BadData => ({
  files: { 'table.csv': text },
  key,
  says: ['table.csv', ...says],
})

refuses('a CSV file', {
  'that is empty': csv('', 'table.empty'),
  'with a BOM and nothing else': csv('\uFEFF', 'table.empty'),
  'with a byte order mark of UTF-16 before bytes that are none': csv(
    Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x30),
    'table.encoding',
  ),
  'of nothing but a header': csv('a,b\r\n', 'table.empty'),
  'with a row that is too short, a BOM and the ends of lines of Windows': csv(
    '\uFEFFa,b\r\n1,2\r\n3\r\n',
    'table.ragged',
    'line 3',
    'got 1',
  ),
  'with a comma that is no delimiter': csv('a,b\n1,2\n3,4,5\n', 'table.ragged', 'quotation marks'),
  'with a quotation mark that is never closed': csv('a,b\n1,"2\n3,4\n', 'table.quote'),
  'with text in a column of numbers': csv('a,b\n1,2\n3,four\n', 'table.text', 'line 3', 'four'),
  'with no number': csv('a,b\n1,2\n3,nan\n', 'table.missing', 'line 3', 'column b'),
  'with an infinite number': csv('a,b\n1,2\n-inf,4\n', 'table.text', 'line 3', '-inf'),
  'with a number larger than any': csv('a,b\n1,2\n3,1e999\n', 'table.text', '1e999'),
  'with a cell that is missing': csv('a,b\n1,2\n,4\n', 'table.missing', 'line 3', 'column a'),
  'with two columns of one name': csv('a,a\n1,2\n3,4\n', 'table.twice', 'a'),
  'with a cell of a megabyte': csv(`a,b\n1,2\n3,${'x'.repeat(2 ** 20)}\n`, 'table.text', 'line 3'),
  'with a name over several lines': csv('"a\nb",c\n1,2\nx,3\n', 'table.text', 'a\\nb'),
})

refuses('a Parquet file', {
  'that is empty': {
    files: { 'table.parquet': new Uint8Array() },
    key: /^parquet\.corrupt$|^table\.empty$/,
    says: ['table.parquet'],
  },
  'that is CSV': {
    files: { 'table.parquet': numbers },
    key: 'parquet.corrupt',
    says: ['table.parquet'],
  },
  'whose footer would be four gigabytes': {
    files: { 'table.parquet': withFooterLength(2 ** 32 - 1) },
    key: 'parquet.corrupt',
    says: ['table.parquet'],
  },
  'of text in the place of numbers': {
    files: { 'table.parquet': parquet },
    options: { label: 'a' },
    key: 'table.text',
    says: ['table.parquet', 'label'],
  },
})

function withFooterLength(length: number): Buffer {
  const bytes = Buffer.from(parquet)
  bytes.writeUInt32LE(length, bytes.length - 8)
  return bytes
}

it('quotes, a BOM and Windows line ends are valid', async () => {
  const text = '\uFEFF"a","b ""c"""\r\n"1","2"\r\n3,4\r\n'
  await inFolder({ files: { 'table.csv': text } }, async (place) => {
    const { train, validation } = await loadData(place.path('table.csv'))
    expect([train.shape, train.count + validation.count]).toEqual([[2], 2])
  })
})

const commandCases: Record<string, BadCommand> = {
  'a CSV file with a ragged row': {
    words: train('--data', '표 하나.csv'),
    files: { '표 하나.csv': 'a,b\n1,2\n3\n' },
    says: ['표 하나.csv: expected 2 cells in line 3', 'got 1', 'Correct that line'],
    korean: '표 하나.csv',
  },
  'a Parquet file that is cut off': {
    words: train('--data', 'table.parquet'),
    files: { 'table.parquet': parquet.subarray(0, 200) },
    says: ['table.parquet: expected a sound Parquet file', 'again'],
  },
}
commandRefuses('the command', commandCases)
