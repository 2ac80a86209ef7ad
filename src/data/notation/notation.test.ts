// Notations of numbers and dates: found, read, and written again as they were.
import { describe, expect, it } from 'vitest'
import { orderOf } from './date-notation.js'
import { NotationEvidence } from './evidence.js'
import { formatInNotation } from './format.js'
import type { Notation } from './notation.js'
import { plainNumber } from './number-notation.js'
import { NumberTexts, shortestFloat32 } from './number-texts.js'
import { parseDate } from './parse-date.js'

function findNotation(texts: readonly string[], hasDecimalCommas = false) {
  const evidence = new NotationEvidence()
  for (const text of texts) evidence.add(text)
  return evidence.found({ hasDecimalCommas })
}

function numberOf(text: string, notation: Notation): number {
  if (notation.type === 'date') return parseDate(text, orderOf(notation))?.days ?? Number.NaN
  return Number(plainNumber(text, notation) ?? Number.NaN)
}

/** The notation of all texts together, with the decimals that they have. */
function wholeNotation(texts: readonly string[], hasDecimalCommas = false): Notation {
  const notation = findNotation(texts, hasDecimalCommas)?.notation ?? { type: 'number' }
  if (notation.type === 'date') return notation
  const numbers = new NumberTexts()
  for (const text of texts) numbers.add(plainNumber(text, notation) ?? '')
  return { ...numbers.notation(), ...notation }
}

describe('texts are read, and written as they were', () => {
  it.each<[string, readonly string[]]>([
    ['whole numbers', ['3', '-12', '0']],
    ['decimals', ['1.634', '2.98', '-3']],
    ['decimals with zeros at the end', ['1.50', '2.25', '-3.00']],
    ['plus signs', ['+1.5', '-2', '+3']],
    ['percentages', ['12%', '5%', '0%']],
    ['percentages with a space and decimals', ['12.5 %', '5 %']],
    ['currency before', ['$1,234.50', '$7.25', '-$3.00']],
    ['currency after', ['1.234,50 €', '7,25 €', '3,00 €']],
    ['won', ['₩1,234,000', '₩500']],
    ['a currency by its code', ['USD 12.5', 'USD 3']],
    ['decimal commas', ['1,5', '12,25', '3']],
    ['thousands and decimals', ['1,234.5', '12,345,678', '7']],
    ['thousands with points', ['1.234.567', '1.234', '12']],
    ['thousands with spaces', ['1 234 567', '12 345', '7']],
    ['thousands with narrow spaces', ['1\u202f234,5', '12\u202f345,25']],
    ['thousands with apostrophes', ["1'234'567.5", "12'345"]],
    ['ISO dates', ['2021-01-31', '1969-12-01', '2000-02-29']],
    ['ISO dates and times', ['2021-01-01T12:30:59', '1999-12-31T00:00:00']],
    ['dates and times of pandas', ['2021-01-01 12:30:00', '2021-06-05 00:00:01']],
    ['without seconds', ['2021-01-01 12:30', '2021-06-05 09:05']],
    ['milliseconds', ['2021-01-01T12:30:59.125Z', '2021-01-01T12:30:59.000Z']],
    ['microseconds', ['2021-01-01 12:30:59.123456', '2021-01-01 00:00:00.000001']],
    ['a time zone', ['2021-01-01 12:30:00+09:00', '2021-06-05 00:00:01+09:00']],
    ['slashes', ['2021/01/01', '2021/12/31']],
    ['day first', ['31.01.2021', '01.02.2021']],
    ['month first', ['01/31/2021', '02/01/2021']],
    ['without zeros in front', ['1/31/2021', '2/1/2021']],
    ['Korean dates', ['2021년 1월 31일', '2021년 12월 1일']],
    ['Korean dates with points', ['2021. 1. 31.', '2021. 12. 1.']],
    ['months', ['2021-03', '1999-12']],
    ['names of months', ['05 Jan 2021', '31 May 2021']],
    ['whole names of months', ['May 5, 2021', 'September 15, 2021', 'December 1, 2021']],
    ['names of months between hyphens', ['05-Jan-2021', '31-Oct-2021']],
    ['halves of a day', ['1/31/2021 3:04 PM', '2/1/2021 12:30 AM', '2/1/2021 12:30 PM']],
    ['negative numbers in parentheses', ['(1,234.50)', '12.25', '(0.75)']],
    ['a minus sign', ['−5', '12']],
    ['times of day', ['09:30:00', '23:59:59']],
    ['hours without zeros in front', ['9:30', '23:59']],
  ])('%s', (_, texts) => {
    const notation = wholeNotation(texts)
    const values = texts.map((text) => numberOf(text, notation))
    expect(values.every(Number.isFinite)).toBe(true)
    const again = values.map((value) => formatInNotation(value, notation, { decimals: 7 }))
    expect(again).toEqual(texts)
  })
})

describe('the values of texts', () => {
  it.each<[string, readonly string[], number]>([
    ['12%', ['12%'], 12],
    ['a comma between thousands', ['1,234'], 1234],
    ['currency', ['€ 1.234,50', '€ 7,00'], 1234.5],
    ['a date', ['2021-01-01'], 18628],
    ['a date before 1970', ['1969-12-31'], -1],
    ['noon', ['2021-01-01 12:00:00'], 18628.5],
    ['a time zone', ['2021-01-01T09:00:00+09:00'], 18628],
    ['day first', ['02.01.2021', '31.01.2021'], 18629],
    ['a time', ['06:00', '12:00'], 0.25],
  ])('%s', (_, texts, value) => {
    const found = findNotation(texts)
    expect(found && numberOf(texts[0] ?? '', found.notation)).toBeCloseTo(value, 9)
  })

  it('commas follow the rest of the file where they are ambiguous', () => {
    expect(findNotation(['1,234', '5,678'])?.code).toBe('table.thousands')
    const found = findNotation(['1,234', '5,678'], true)
    expect(found && numberOf('1,234', found.notation)).toBe(1.234)
    expect(findNotation(['1,23', '5,678'])?.code).toBe('table.decimalComma')
  })
})

it.each<[string, readonly string[]]>([
  ['words', ['1', 'two']],
  ['units', ['12kg', '5kg']],
  ['codes', ['SKU 12', 'SKU 13']],
  ['two currencies', ['$5', '€5']],
  ['percentages and numbers', ['5%', '5']],
  ['a day that does not exist', ['2021-02-29', '2021-03-01']],
  ['two separators of dates', ['2021-02-20', '2021/03/01']],
  ['dates with and without a time zone', ['2021-01-01T00:00:00Z', '2021-01-01T00:00:00']],
  ['versions', ['1.2.3', '1.2.4']],
  ['addresses', ['127.0.0.1']],
  ['day and month that may be either', ['01.02.2021', '03.04.2021']],
  ['digits, which are text in a file with types', ['12', '13']],
  ['Indian groups', ['12,34,567']],
  ['two ways of negative numbers', ['(5)', '-5']],
  ['a month that is none', ['05 Foo 2021']],
  ['short and whole names of months', ['05 Jan 2021', '05 March 2021']],
])('%s have no notation', (_, texts) => {
  expect(findNotation(texts)).toBeUndefined()
})

it('ambiguous dates are known as such', () => {
  const evidence = new NotationEvidence()
  evidence.add('01/02/2021')
  expect(evidence.ambiguousDate).toBe('01/02/2021')
  evidence.add('13/02/2021')
  expect(evidence.ambiguousDate).toBeUndefined()
})

describe('decimals', () => {
  const notationOf = (texts: readonly string[]) => {
    const numbers = new NumberTexts()
    for (const text of texts) numbers.add(text)
    const { type: _, ...found } = numbers.notation()
    return found
  }
  it.each<[readonly string[], object]>([
    [['1', '20'], { decimals: 0 }],
    [['1.0', '2.0'], { decimals: 0 }],
    [['1.00', '2.00'], { decimals: 0, padding: 2 }],
    [['1.5', '2.25'], { decimals: 2 }],
    [['1.50', '2.20'], { decimals: 1, padding: 2 }],
    [['1e3', '2e3'], { decimals: 0 }],
    [['1.5e-3', '2'], { decimals: 4 }],
    [['0.12345678901', '2'], {}],
  ])('%j', (texts, found) => expect(notationOf(texts)).toEqual(found))

  it('of float32 are those of its shortest text', () => {
    expect(shortestFloat32(Math.fround(0.1))).toBe('0.1')
    expect(shortestFloat32(Math.fround(1 / 3))).toBe('0.33333334')
  })
})
