// Labelled examples: which they are, that others have no label, and where they come up.
import { describe, expect, it } from 'vitest'
import { arrayDataset } from '../../data/dataset.js'
import { hiddenLabel } from '../../data/labels/hidden-labels.js'
import { Random } from '../../random/random.js'
import { labelledExamples, withHiddenLabels } from './labelled-examples.js'
import { labelledOrder } from './labelled-order.js'

const labels = Uint8Array.from({ length: 90 }, (_, at) => (at * at) % 3)
const choose = () => labelledExamples(labels, { labelled: 6, classes: 3, seed: 1 })
const few = Uint8Array.from({ length: 90 }, (_, at) => at % 3)

describe('labelled examples', () => {
  it('are as many of each class, the same for a seed', () => {
    const chosen = labelledExamples(few, { labelled: 9, classes: 3, seed: 1 })
    const counts = [0, 0, 0]
    for (const index of chosen)
      counts[few[index] as number] = (counts[few[index] as number] ?? 0) + 1
    expect(counts).toEqual([3, 3, 3])
    expect(new Set(chosen).size).toBe(9)
    expect(chosen).toEqual([...chosen].sort((a, b) => a - b))
    expect(labelledExamples(few, { labelled: 9, classes: 3, seed: 1 })).toEqual(chosen)
    expect(labelledExamples(few, { labelled: 9, classes: 3, seed: 2 })).not.toEqual(chosen)
  })

  it('are refused where a class has too few', () => {
    // No square is 2 modulo 3.
    expect(() => choose()).toThrowError(
      expect.objectContaining({
        key: 'semiSupervised.class',
        values: { label: 2, actual: 0, expected: 2 },
      }),
    )
    const named = { labelled: 6, classes: 3, seed: 1, labelNames: ['a', 'b', 'c'] }
    expect(() => labelledExamples(labels, named)).toThrow(/of class c\./)
  })

  it('keep their labels, and only these', () => {
    const set = arrayDataset([1], new Uint8Array(90), few)
    const hidden = withHiddenLabels(set, [4, 17]).labels as Uint8Array
    expect([hidden[4], hidden[17]]).toEqual([1, 2])
    expect(hidden.filter((label) => label !== hiddenLabel)).toHaveLength(2)
    expect(few).not.toContain(hiddenLabel)
  })
})

describe('the order of an epoch', () => {
  const known = [3, 40, 41, 77]
  const set = withHiddenLabels(arrayDataset([1], new Uint8Array(90), few), known)
  const hidden = set.labels as Uint8Array
  const isKnown = (index: number) => known.includes(index)

  it.each([10, 7, 3])('has the share of labelled examples in every batch of %i', (batch) => {
    const order = labelledOrder(hidden, 0.3, new Random(1, 'order'))
    expect(order).toHaveLength(90)
    expect(order.filter(isKnown)).toHaveLength(27)
    for (let from = 0; from + batch <= 90; from += batch) {
      const count = order.subarray(from, from + batch).filter(isKnown).length
      expect(Math.abs(count - 0.3 * batch)).toBeLessThan(1)
    }
  })

  it('takes all of a kind before it begins again, each time in another order', () => {
    const order = labelledOrder(hidden, 0.3, new Random(1, 'order'))
    const rounds = Array.from(order.filter(isKnown))
    for (let from = 0; from + 4 <= rounds.length; from += 4)
      expect(rounds.slice(from, from + 4).sort((a, b) => a - b)).toEqual(known)
    expect(rounds.slice(0, 4)).not.toEqual(rounds.slice(4, 8))
    const others = order.filter((index) => !isKnown(index))
    expect(new Set(others).size).toBe(others.length)
    // With a smaller share than there are, the others begin again.
    expect(labelledOrder(hidden, 0.01, undefined)).toHaveLength(90)
  })

  it('is that of the data without a generator', () => {
    expect(Array.from(labelledOrder(hidden, 0.25, undefined).slice(0, 8))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 40,
    ])
  })
})
