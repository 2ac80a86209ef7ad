// The dialect of a CSV file: delimiter, header, names.
import { describe, expect, it } from 'vitest'
import { sniffCsv } from './csv-dialect.js'

const outline = (text: string, header?: boolean) =>
  sniffCsv(text, { path: 'file.csv', isWhole: true, header })

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
  ])('is %s', (_, text) => expect(outline(text).hasHeader).toBe(true))

  it.each([
    ['numbers over numbers', '1,2\n3,4\n'],
    ['numbers over numbers beside text', '39,State-gov\n50,Private\n'],
    ['text that occurs again', 'a,x\nb,y\na,z\n'],
    ['equal text', 'a,a\nb,c\n'],
    ['a missing cell over numbers', '?,1\n2,3\n'],
  ])('is not %s', (_, text) => expect(outline(text).hasHeader).toBe(false))

  it('follows the option', () => {
    expect(outline('1,2\n3,4\n', true).names).toEqual(['1', '2'])
    expect(outline('a,b\n1,2\n', false)).toMatchObject({ hasHeader: false, names: ['1', '2'] })
  })
})

it('columns without a name are named by their number', () => {
  expect(outline(', b ,\n1,2,3\n').names).toEqual(['1', 'b', '3'])
})

it('a truncated row is ignored', () => {
  const text = 'a,b\n1,2\n3'
  expect(sniffCsv(text, { path: '', isWhole: false }).rows).toEqual([['1', '2']])
  expect(sniffCsv(text, { path: '', isWhole: true }).rows).toHaveLength(2)
})

it.each(['', '\n\n'])('%j has no rows', (text) => {
  expect(() => outline(text)).toThrow(/at least one row/)
})
