// Reports values that are far from all others of their column: one notice a column, the farthest first.
import type { DataSplits } from '../dataset.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { type FarValue, farValues } from './far-values.js'

type Splits = Pick<DataSplits, 'train' | 'validation'>
type Notify = NonNullable<LoadCallbacks['notify']>

const maxReported = 10

/** Of the rows of a table, whose columns have `names`, but for the columns `except`; `lineOf` is the line of an example in
 *  its file. */
export function reportFarCells(
  splits: Splits,
  {
    path,
    names,
    except,
    lineOf,
    format,
  }: {
    path: string
    names: readonly string[]
    except?: ReadonlySet<string>
    lineOf: (split: FarValue['split'], index: number) => number
    /** The text of a value, where it is not a number. */
    format?: (value: number, column: number) => string | undefined
  },
  notify: LoadCallbacks['notify'],
): Promise<void> {
  return report(splits, path, notify, (far, tell) => {
    if (except?.has(names[far.column] ?? '')) return
    tell('table.farCell', {
      path,
      column: names[far.column] ?? '',
      line: lineOf(far.split, far.index),
      ...numbersOf(far, format?.(far.value, far.column)),
    })
  })
}

/** Of the items of an array, whose columns have no names. */
export function reportFarItems(
  splits: Splits,
  data: string,
  notify: LoadCallbacks['notify'],
): Promise<void> {
  return report(splits, data, notify, (far, tell) =>
    tell('data.farValue', {
      data,
      place: far.column,
      item: far.index,
      ...numbersOf(far),
    }),
  )
}

async function report(
  splits: Splits,
  data: string,
  notify: LoadCallbacks['notify'],
  tell: (far: FarValue, notify: Notify) => void,
): Promise<void> {
  if (!notify) return
  const found = await farValues(splits)
  found.sort((one, other) => other.distance - one.distance)
  for (const far of found.slice(0, maxReported)) tell(far, notify)
  const count = found.length - maxReported
  if (count > 0) notify('data.farColumns', { data, count })
}

function numbersOf({ value, distance, count, split }: FarValue, text?: string) {
  return {
    actual: text ?? Number(value.toPrecision(7)),
    distance: Number(distance.toPrecision(3)),
    count,
    split: { key: `data.${split}` } as const,
  }
}
