// The dialect of a CSV file: delimiter, header, names.
import { describe, expect, it } from 'vitest'
import { sniffCsv } from './csv-dialect.js'

const outline = (text: string, header?: boolean, rules?: number) =>
  sniffCsv(text, { path: 'file.csv', isWhole: true, header, rules })

describe('the delimiter', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', 'a;b;c\n"1,5";"2,5";3\n'],
    ['\t', 'name, first\tage\nKim, A\t3\nLee\t4\n'],
    [',', 'a,"b;c;d"\n1,"2;3;4"\n'],
    [',', 'one\n1\n2\n'],
    [',', 'a,b,c\n1,2,3\n1,2\n'],
    [';', '-0,15;-0,86;-0,55\n0,23;0,64;0,90\n'],
    [';', '"Kim, A";1;2\n"Lee, B";3;4\n'],
    [';', 'name;x\nKim, A;3\nLee, B;4\n'],
    ['\t', '0,15\t0,86\n0,23\t0,64\n'],
    ['|', '0,15|0,86\n0,23|0,64\n'],
    ['|', 'a|b\n1|2\n'],
    [',', '1,Toy Story,Action|Comedy\n2,Heat,Crime|Drama\n'],
    [',', 'a,b;c,d\n1,2;3,4\n'],
    [' ', '1.0e+00 -2.5e-01 3\n4 5 6\n'],
    [' ', '"a" "b"\n"Mazda RX4" 21 6\n"Datsun" 22 4\n'],
    [',', '2021-01-01 12:00:00\n2021-01-02 12:00:00\n'],
    [',', 'New York\nLos Angeles\n'],
    [';', 'sep=;\na,x;b,y\n1,5;2,5\n'],
    ['#', 'sep=#\na#b\n1#2\n'],
  ])('%j of %j', (delimiter, text) => expect(outline(text).delimiter).toBe(delimiter))
})

describe('a header', () => {
  it.each([
    ['text over numbers', 'a,b\n1,2\n3,4\n'],
    ['text over numbers in one column', '1990,name\n1,2\n'],
    ['the index and the names of pandas', ',0,1,label\n0,1,2,0\n1,3,4,1\n'],
    ['different names over text', 'city,kind\nSeoul,a\nBusan,a\n'],
    ['Korean names', '이름,나이\n김,3\n이,4\n'],
    ['text over numbers with missing cells', 'a,b\n?,NA\n1,2\n'],
    ['names alone', 'a,b\n'],
    ['counting from 0', '0,1,2\n255,0,7\n3,4,5\n'],
    ['counting from 1', '1;2;3\n0,5;0,2;0,1\n'],
    ['counting, and the first row as well', '0,1,2\n0,1,2\n3,4,5\n'],
    ['counting, and a name over classes', '0,1,label\n255,0,cat\n3,4,dog\n5,6,cat\n'],
    ['counting behind the empty name of an index', ',0\n0,0.5\n1,0.25\n'],
    ['counting behind the empty name of names', ',0,1\nKim,0.5,1\nLee,0.25,2\n'],
    ['a name over text, and years', 'country,2000,2010\nPeru,1,2\nChad,3,4\n'],
    ['without a cell for the names of rows', 'mpg,cyl\nMazda RX4,21,6\nDatsun,22,4\n'],
  ])('is %s', (_, text) => expect(outline(text).hasHeader).toBe(true))

  it.each([
    ['numbers over numbers', '1,2\n3,4\n'],
    ['numbers over numbers beside text', '39,State-gov\n50,Private\n'],
    ['text that occurs again', 'a,x\nb,y\na,z\n'],
    ['equal text', 'a,a\nb,c\n'],
    ['a missing cell over numbers', '?,1\n2,3\n'],
    ['counting, as the next row counts on', '0,1,2\n3,4,5\n6,7,8\n'],
    ['two numbers that count', '0,1\n0.1,0.995\n'],
    ['numbers and a new text', '1,2,Kim\n3,4,Lee\n'],
    ['counting and a text that occurs again', '0,1,2,cat\n3,4,5,cat\n'],
    ['numbers that count from another start', '1990,1991,1992\n1,2,3.5\n'],
  ])('is not %s', (_, text) => expect(outline(text).hasHeader).toBe(false))

  it.each([
    ['0,1,2\n255,0,7\n', ['0', '1', '2']],
    ['1990,1991,1992\n5,4,3\n', ['1990', '1991', '1992']],
    ['0,1,2\n3,4,5\n', undefined],
    ['a,b\n1,2\n', undefined],
  ])('of %j was guessed by %j', (text, series) => {
    expect(outline(text).series).toEqual(series)
    expect(outline(text, true).series).toBeUndefined()
  })

  it('follows the option', () => {
    expect(outline('1,2\n3,4\n', true).names).toEqual(['1', '2'])
    expect(outline('a,b\n1,2\n', false)).toMatchObject({ hasHeader: false, names: ['1', '2'] })
  })
})

describe('the names of columns', () => {
  it.each<[string, string, string[], number[]]>([
    ['are numbers where they are empty', ', b ,\n1,2,3\n', ['1', 'b', '3'], [0, 2]],
    ['but none that is taken', ',0,1\n0,5,6\n1,7,8\n', ['Unnamed: 0', '0', '1'], [0]],
    ['begin with that of the names of rows', 'a,b\nx,1,2\ny,3,4\n', ['1', 'a', 'b'], [0]],
    ['end with none for trailing delimiters', 'a,b\n1,2,\n3,4,\n', ['a', 'b', '3'], [2]],
    ['are without the mark of a comment', '# a,b\n1,2\n', ['a', 'b'], []],
    ['are numbers without a header', '5,6\n1,2\n', ['1', '2'], []],
  ])('%s', (_, text, names, nameless) => {
    expect(outline(text).names).toEqual(names)
    expect([...outline(text).nameless]).toEqual(nameless)
  })
})

describe('by the rules of 0.1', () => {
  it('rows that count are no header, and semicolons lose against decimal commas', () => {
    expect(outline('0,1,2\n255,0,7\n', undefined, 1).hasHeader).toBe(false)
    expect(outline('1,5;2,5;3,5\n1,5;2,5;3,5\n', undefined, 1).delimiter).toBe(',')
    expect(outline('a|b\n1|2\n', undefined, 1).names).toEqual(['a|b'])
    expect(outline('# a,b\n1,2\n', undefined, 1).names).toEqual(['# a', 'b'])
  })
})

it('a truncated row is ignored', () => {
  const text = 'a,b\n1,2\n3'
  expect(sniffCsv(text, { path: '', isWhole: false }).rows).toEqual([['1', '2']])
  expect(sniffCsv(text, { path: '', isWhole: true }).rows).toHaveLength(2)
})

it.each(['', '\n\n'])('%j has no rows', (text) => {
  expect(() => outline(text)).toThrow(/at least one row/)
})
