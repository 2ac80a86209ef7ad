// Finds the notation of a column from its texts, one after another.

import type { NoticeCode } from '../../messages/messages.js'
import { dateNotation } from './date-notation.js'
import type { Notation, NumberNotation } from './notation.js'
import { fitsSeparators, numberParts, type Separators } from './number-notation.js'
import { type DateOrder, dateOrders, type ParsedDate, parseDate } from './parse-date.js'

/** How a column is read, by the notice that tells it. */
type NotationCode = Extract<
  NoticeCode,
  | 'table.percentages'
  | 'table.currency'
  | 'table.decimalComma'
  | 'table.thousands'
  | 'table.groups'
  | 'table.negative'
  | 'table.dates'
  | 'table.zones'
>

export interface FoundNotation {
  readonly notation: Notation
  readonly code: NotationCode
  /** The first text that shows it. */
  readonly example: string
}

/** Texts of a column that are no plain numbers: whether all are numbers or dates of one notation. */
export class NotationEvidence {
  readonly #numbers = new NumberEvidence()
  readonly #dates = new DateEvidence()
  #first: string | undefined
  #count = 0

  /** Whether a notation may still be found. */
  get isOpen(): boolean {
    return this.#numbers.isOpen || this.#dates.isOpen
  }

  /** The first text that is none of the dates or percentages, such as 30 February, that at least two before it are. */
  oddText: string | undefined

  add(text: string): void {
    const isKnown = this.#count >= 2 && (this.#dates.isOpen || this.#numbers.isPercentage)
    this.#count++
    this.#first ??= text
    this.#numbers.add(text)
    this.#dates.add(text)
    if (isKnown && !this.isOpen) this.oddText ??= text
  }

  /** Whether these are numbers whose comma can only be a decimal comma. */
  get hasDecimalCommas(): boolean {
    return this.#numbers.hasDecimalCommas
  }

  /** The first of dates whose day and month are not told apart by any of them. */
  get ambiguousDate(): string | undefined {
    return this.#dates.isAmbiguous ? this.#first : undefined
  }

  /** `hasDecimalCommas`: whether other columns of the file have them. */
  found({ hasDecimalCommas }: { hasDecimalCommas: boolean }): FoundNotation | undefined {
    const found = this.#numbers.found(hasDecimalCommas) ?? this.#dates.found()
    return found && { ...found, example: this.#numbers.example ?? this.#first ?? '' }
  }
}

/** In the order of preference; the two decimal separators of a group are told apart by the file. */
const separators: readonly Separators[] = [
  {},
  { decimal: ',' },
  { group: ',' },
  { decimal: ',', group: '.' },
  { group: ' ' },
  { decimal: ',', group: ' ' },
  { group: "'" },
  { decimal: ',', group: "'" },
]
const [plain, commas, commaGroups, pointGroups] = [0, 1, 2, 3]

class NumberEvidence {
  #open = [...separators.keys()]
  #affixes: readonly [prefix: string, suffix: string] | undefined
  #group: string | undefined
  #negative: NumberNotation['negative']
  #hasHyphen = false
  /** The first number with a separator. */
  example: string | undefined

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  get isPercentage(): boolean {
    return this.isOpen && this.#affixes?.[1].trim() === '%'
  }

  get hasDecimalCommas(): boolean {
    return this.#open.includes(commas) && !this.#open.includes(commaGroups)
  }

  add(text: string): void {
    if (!this.isOpen) return
    const parts = numberParts(text)
    this.#affixes ??= [parts?.prefix ?? '', parts?.suffix ?? '']
    const [prefix, suffix] = this.#affixes
    const isSame = parts?.prefix.trim() === prefix.trim() && parts.suffix.trim() === suffix.trim()
    if (!parts || !isSame) {
      this.#open = []
      return
    }
    const { body, sign, negative } = parts
    this.#negative ??= negative
    if (sign === '-') this.#hasHyphen ||= negative === undefined
    if (this.#negative && (this.#hasHyphen || (negative ?? this.#negative) !== this.#negative)) {
      this.#open = []
      return
    }
    this.#open = this.#open.filter((at) => fitsSeparators(body, separators[at] ?? {}))
    this.#group ??= /\d([ \u00a0\u202f'’])\d/.exec(body)?.[1]
    if (/[.,'’\s]/.test(body)) this.example ??= text
  }

  found(hasDecimalCommas: boolean): Omit<FoundNotation, 'example'> | undefined {
    const at = this.#chosen(hasDecimalCommas)
    if (at === undefined) return undefined
    const { decimal, group } = separators[at] ?? {}
    const [prefix, suffix] = this.#affixes ?? ['', '']
    // Plain numbers need no notation.
    const negative = this.#negative
    if (!decimal && !group && !prefix && !suffix && !negative) return undefined
    const mark = group && /[ ']/.test(group) ? (this.#group ?? group) : group
    const isGuessed = this.#open.includes(commas) && at === commaGroups
    const isPercentage = suffix.trim() === '%'
    const separated = isGuessed
      ? 'table.thousands'
      : group
        ? 'table.groups'
        : decimal
          ? 'table.decimalComma'
          : 'table.negative'
    return {
      notation: {
        type: 'number',
        ...(decimal && { decimal }),
        ...(mark && { group: mark }),
        ...(prefix && { prefix }),
        ...(suffix && { suffix }),
        ...(negative && { negative }),
      },
      code: isPercentage ? 'table.percentages' : prefix || suffix ? 'table.currency' : separated,
    }
  }

  /** 1,234 alone may be a thousand, or one with three decimals: that is as in the rest of the file. */
  #chosen(hasDecimalCommas: boolean): number | undefined {
    const open = this.#open
    if (hasDecimalCommas && this.example !== undefined && open.includes(pointGroups))
      return open.includes(commas) ? commas : pointGroups
    if (open.includes(plain)) return plain
    if (open.includes(commas) && open.includes(commaGroups))
      return hasDecimalCommas ? commas : commaGroups
    const both = open.filter(
      (at) => separators[at]?.decimal === (hasDecimalCommas ? ',' : undefined),
    )
    return both[0] ?? open[0]
  }
}

class DateEvidence {
  #open: readonly DateOrder[] = dateOrders
  #marks: string | undefined
  #isWholeName: boolean | undefined
  #isPadded: boolean | undefined
  #isHourPadded: boolean | undefined
  #precision = 0
  #last: ParsedDate | undefined
  readonly #zones = new Map<string, number>()

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  get isAmbiguous(): boolean {
    return this.#open.length > 1 && this.#last !== undefined
  }

  add(text: string): void {
    if (!this.isOpen) return
    const parsed = this.#open.flatMap((order) => {
      const date = parseDate(text, order)
      return date ? [{ order, date }] : []
    })
    const date = parsed[0]?.date
    // A day without a time among others has no mark before its time.
    const marks = date && [...date.marks, date.zone && 'zone'].join('|')
    this.#marks ??= marks
    this.#isWholeName ??= date?.isWholeName
    const isSame =
      marks === this.#marks && [undefined, this.#isWholeName].includes(date?.isWholeName)
    if (!date || !isSame) {
      this.#open = []
      return
    }
    this.#open = parsed.map(({ order }) => order)
    if (date.isPadded !== undefined) this.#isPadded = this.#isPadded !== false && date.isPadded
    if (date.isHourPadded !== undefined)
      this.#isHourPadded = this.#isHourPadded !== false && date.isHourPadded
    if (date.precision > 0 || !this.#last) this.#last = date
    this.#precision = Math.max(this.#precision, date.precision)
    this.#zones.set(date.zone, (this.#zones.get(date.zone) ?? 0) + 1)
  }

  found(): Omit<FoundNotation, 'example'> | undefined {
    const [order, other] = this.#open
    const date = this.#last
    if (!order || !date || other) return undefined
    const [zone = ''] = [...this.#zones].toSorted((one, two) => two[1] - one[1])[0] ?? []
    const written = {
      marks: date.marks,
      timeMarks: date.timeMarks,
      isWholeName: this.#isWholeName,
      isPadded: this.#isPadded,
      isHourPadded: this.#isHourPadded,
      precision: this.#precision,
      zone,
    }
    return {
      notation: dateNotation(order, written),
      code: this.#zones.size > 1 ? 'table.zones' : 'table.dates',
    }
  }
}
