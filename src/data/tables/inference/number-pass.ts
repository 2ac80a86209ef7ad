// A pass over a column of numbers or dates of a file that knows types: their notation.
import type { DateNotation } from '../../notation/notation.js'
import { NumberTexts, shortestFloat32 } from '../../notation/number-texts.js'
import type { DeclaredType } from '../table-file.js'
import { CompactDates } from './compact-dates.js'
import { notationPass } from './notation-pass.js'
import type { Pass } from './pass.js'

export function numberPass(declared: DeclaredType | undefined): Pass {
  if (declared?.type === 'date') return datePass({ days: 'YYYY-MM-DD' })
  if (declared?.type === 'timestamp')
    return datePass({ days: 'YYYY-MM-DD', times: 'HH:mm:ss', isUtc: declared.isUtc })
  if (declared?.type === 'time') return datePass({ times: 'HH:mm:ss', perDay: declared.perDay })
  const numbers = new NumberTexts()
  const dates = new CompactDates()
  const textOf = (value: number) =>
    declared?.type === 'decimal'
      ? value.toFixed(declared.scale)
      : declared?.type === 'float32'
        ? shortestFloat32(value)
        : String(value)
  return {
    read(cell) {
      if (typeof cell !== 'number' || Number.isNaN(cell)) return Number.NaN
      if (Number.isInteger(cell) && declared?.type !== 'decimal') numbers.addWhole()
      else numbers.add(textOf(cell))
      dates.add(cell)
      return cell
    },
    end() {
      const found = dates.found()
      return found ? { next: notationPass(found) } : { found: { notation: numbers.notation() } }
    },
  }
}

const secondsPerDay = 86_400
const microseconds = 1e6

interface DateParts {
  /** Patterns. */
  readonly days?: string
  readonly times?: string
  readonly isUtc?: boolean
  /** Cells are so many parts of a day. */
  readonly perDay?: number
}

/** Days at midnight are written without their time. */
function datePass({ days, times, isUtc = false, perDay = 1 }: DateParts): Pass {
  let [isWholeDay, isWholeSecond] = [true, true]
  return {
    read(cell) {
      if (typeof cell !== 'number' || Number.isNaN(cell)) return Number.NaN
      const value = cell / perDay
      isWholeDay &&= Number.isInteger(value)
      const seconds = Math.round(value * secondsPerDay * microseconds) / microseconds
      isWholeSecond &&= Number.isInteger(seconds)
      return value
    },
    end: () => ({ found: { notation: notationOf() } }),
  }

  function notationOf(): DateNotation {
    if (days && (!times || (isWholeDay && !isUtc))) return { type: 'date', pattern: days }
    const time = `${times}${isWholeSecond ? '' : '.SSSSSS'}`
    const pattern = days ? `${days} ${time}` : time
    return { type: 'date', pattern, ...(isUtc && { zone: '+00:00' }) }
  }
}
