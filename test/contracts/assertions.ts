// Assertions of the contract's cases: without a test framework, so they also work inside a page.

type Numbers = ArrayLike<number>

/** Throws unless every item is within `tolerance` of the expected one, relative to the largest expected
 *  item, or to `floor` where all are smaller. */
export function assertClose(
  what: string,
  got: Numbers | undefined,
  expected: Numbers,
  tolerance: number,
  floor: number,
): void {
  if (!got || got.length !== expected.length)
    throw new Error(`${what}: ${got?.length ?? 'no'} items instead of ${expected.length}`)
  const items = Array.from(expected)
  const scale = items.reduce((most, item) => Math.max(most, Math.abs(item)), floor)
  for (const [place, item] of items.entries()) {
    const error = Math.abs((got[place] ?? Number.NaN) - item) / scale
    if (!(error <= tolerance))
      throw new Error(
        `${what}: item ${place} of ${items.length} is ${got[place]} instead of ${item}, off by ${error.toExponential(1)} of the scale ${scale}`,
      )
  }
}

/** Throws unless both have the same numbers, bit for bit. */
export function assertSame(what: string, got: Numbers | undefined, expected: Numbers): void {
  if (!got || got.length !== expected.length)
    throw new Error(`${what}: ${got?.length ?? 'no'} items instead of ${expected.length}`)
  for (const [place, item] of Array.from(expected).entries())
    if (!Object.is(got[place], item))
      throw new Error(`${what}: item ${place} is ${got[place]} instead of ${item}`)
}

export function assert(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence)
}

/** Throws unless the work fails with an EngineError whose message contains `sentence`. */
export async function assertRefused(work: Promise<unknown>, sentence: RegExp): Promise<void> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error as { code?: string; message: string },
  )
  if (!failure) throw new Error(`expected a failure that says ${sentence}`)
  if (failure.code !== 'ENGINE' || !sentence.test(failure.message))
    throw new Error(
      `expected an EngineError that says ${sentence}, not ${failure.code}: ${failure.message}`,
    )
}
