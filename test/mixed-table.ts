// A seeded table of numbers and categories with a known structure: complete, and with missing values.
import { Random } from 'jamjae/node'

export const columnNames = ['length', 'weight', 'age', 'noise', 'kind', 'colour', 'grade'] as const
export const numericNames = columnNames.slice(0, 4)

export interface MixedTable {
  /** As texts, one row after another. */
  readonly whole: readonly (readonly string[])[]
  /** The same with empty cells. */
  readonly holed: readonly (readonly string[])[]
}

/** Three kinds of things, each with a hidden size: length, weight, age and grade follow from kind and
 *  size, the colour mostly from the kind, and the noise from nothing. */
export function mixedTable({
  rows,
  missing = 0,
  seed = 1,
}: {
  rows: number
  missing?: number
  seed?: number
}): MixedTable {
  const random = new Random(seed, 'mixed table')
  const normal = () => {
    const one = new Float32Array(1)
    random.fillNormal(one)
    return one[0] as number
  }
  const whole = Array.from({ length: rows }, () => {
    const draw = random.uniform()
    const kind = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2
    const size = normal()
    const length = 10 + 2 * kind + 1.5 * size + 0.3 * normal()
    const weight = 3 * length + 2 * normal()
    const age = 20 + 5 * size - 3 * kind + 2 * normal()
    const colour = random.uniform() < 0.85 ? kind : random.below(4)
    const grade = size + 0.3 * normal()
    return [
      ...[length, weight, age, normal()].map((value) => value.toFixed(3)),
      ['ant', 'bee', 'cat'][kind] ?? '',
      ['red', 'green', 'blue', 'grey'][colour] ?? '',
      grade < -0.6 ? 'low' : grade < 0.6 ? 'middle' : 'high',
    ]
  })
  const holed = whole.map((row) => row.map((cell) => (random.uniform() < missing ? '' : cell)))
  return { whole, holed }
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return [columnNames, ...rows].map((row) => `${row.join(',')}\n`).join('')
}
