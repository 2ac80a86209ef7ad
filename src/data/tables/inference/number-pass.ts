// A pass over a column of numbers or dates of a file that knows types: their notation.
import type { DateNotation } from '../../notation/notation.js'
import { NumberTexts, shortestFloat32 } from '../../notation/number-texts.js'
import type { DeclaredType } from '../table-file.js'
import { CompactDates } from './compact-dates.js'
import { notationPass } from './notation-pass.js'
import type { Pass } from './pass.js'

export function numberPass(declared: DeclaredType | undefined): Pass {
  if (declared?.type === 'date') return datePass({ isUtc: false, hasTime: false })
  if (declared?.type === 'timestamp') return datePass({ ...declared, hasTime: true })
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

/** Days at midnight are written without their time. */
function datePass({ isUtc, hasTime }: { isUtc: boolean; hasTime: boolean }): Pass {
  let [isWholeDay, isWholeSecond] = [true, true]
  return {
    read(cell) {
      if (typeof cell !== 'number' || Number.isNaN(cell)) return Number.NaN
      isWholeDay &&= Number.isInteger(cell)
      const seconds = Math.round(cell * secondsPerDay * microseconds) / microseconds
      isWholeSecond &&= Number.isInteger(seconds)
      return cell
    },
    end: () => ({ found: { notation: dateNotationOf() } }),
  }

  function dateNotationOf(): DateNotation {
    if (!hasTime || (isWholeDay && !isUtc)) return { type: 'date', pattern: 'YYYY-MM-DD' }
    const pattern = `YYYY-MM-DD HH:mm:ss${isWholeSecond ? '' : '.SSSSSS'}`
    return { type: 'date', pattern, ...(isUtc && { zone: '+00:00' }) }
  }
}
