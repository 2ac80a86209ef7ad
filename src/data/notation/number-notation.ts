// Reads and writes numbers in the notation of a column: separators, currencies, percentages, decimals.
import type { NumberNotation } from './notation.js'

/** The parts of a number's text. */
interface NumberParts {
  readonly sign: string
  /** How a negative number is written, where that is not with a hyphen. */
  readonly negative: NumberNotation['negative']
  readonly prefix: string
  /** Digits and separators. */
  readonly body: string
  readonly exponent: string
  readonly suffix: string
}

const separators = ".,'’ \u00a0\u202f"
const numberText = new RegExp(
  `^([-+−]?)(?:([^\\d\\s.,'’+−-]{1,3})(\\s?))?([-+−]?)((?:\\d(?:[\\d${separators}]*\\d)?)|[.,]\\d+)(e[-+]?\\d+)?(?:(\\s?)([^\\d\\s.,'’+-]{1,3}))?$`,
  'iu',
)
const currencySymbol = /^(?:\p{Sc}|원|円|元|kr|zł)$/u
const isCurrency = (text: string) => currencySymbol.test(text) || currencyCodes().has(text)
let codes: ReadonlySet<string> | undefined
const currencyCodes = () => {
  codes ??= new Set(Intl.supportedValuesOf('currency'))
  return codes
}

/** The parts of a text that is a number, perhaps with a currency before or after it or a percent sign after it;
 *  undefined for any other. */
export function numberParts(text: string): NumberParts | undefined {
  const [, inParentheses] = /^\(([^()]+)\)$/.exec(text) ?? []
  const found = numberText.exec(inParentheses ?? text)
  if (!found) return undefined
  const [, sign = '', before = '', gap = '', inner = '', body = '', exponent = ''] = found
  const [space = '', after = ''] = found.slice(7)
  if ((sign && inner) || (inParentheses && (sign || inner))) return undefined
  const isAffixed = before !== '' || after !== ''
  if (isAffixed && (exponent || (before && after))) return undefined
  if (before && !isCurrency(before)) return undefined
  if (after && after !== '%' && !isCurrency(after)) return undefined
  const minus = sign || inner
  return {
    sign: inParentheses || minus === '−' ? '-' : minus,
    negative: inParentheses ? '()' : minus === '−' ? minus : undefined,
    prefix: before && before + gap,
    body,
    exponent,
    suffix: after && space + after,
  }
}

/** Separators that a column may have. */
export type Separators = Pick<NumberNotation, 'decimal' | 'group'>

/** Whether digits and separators are a number with these separators; groups may be missing. */
export function fitsSeparators(body: string, separators: Separators): boolean {
  const known = patterns.get(separators) ?? patternOf(separators)
  patterns.set(separators, known)
  return known.test(body)
}

/** By the notation or separators that they are of. */
const patterns = new WeakMap<Separators, RegExp>()

function patternOf({ decimal, group }: Separators): RegExp {
  const point = decimal ?? '\\.'
  const mark = group && (/\s/.test(group) ? '\\s' : /['’]/.test(group) ? "['’]" : `\\${group}`)
  const grouped = mark ? `\\d{1,3}(?:${mark}\\d{3})+|` : ''
  return new RegExp(`^(?:${grouped}\\d*)(?:${point}\\d+)?$`)
}

/** The text of a number in a notation with a decimal point and without anything else; undefined where the text is not
 *  in that notation. */
export function plainNumber(text: string, notation: NumberNotation): string | undefined {
  const parts = numberParts(text)
  if (!parts) return undefined
  const { prefix = '', suffix = '' } = notation
  if (parts.prefix.trim() !== prefix.trim() || parts.suffix.trim() !== suffix.trim())
    return undefined
  if (!fitsSeparators(parts.body, notation)) return undefined
  return parts.sign + plainBody(parts.body, notation) + parts.exponent
}

function plainBody(body: string, { decimal, group }: Separators): string {
  const point = decimal ?? '.'
  const marks = /[.,'’\s]/g
  const digits = group ? body.replace(marks, (each) => (each === point ? each : '')) : body
  return digits.replace(point, '.')
}

/** A number in a notation; where that has no number of decimals, with at most `decimals`. */
export function formatNumber(
  value: number,
  notation: NumberNotation,
  { decimals: maxDecimals }: { decimals: number },
): string {
  const { decimals = maxDecimals, padding = 0, decimal = '.', group, hasPlus } = notation
  const { prefix = '', suffix = '', negative } = notation
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  const digits = group ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group) : whole
  const end = fraction.replace(/0+$/, '').padEnd(padding, '0')
  const isZero = !/[1-9]/.test(whole + fraction)
  const text = `${prefix}${digits}${end && decimal + end}${suffix}`
  if (isZero || value > 0) return isZero || !hasPlus ? text : `+${text}`
  return negative === '()' ? `(${text})` : `${negative ?? '-'}${text}`
}
