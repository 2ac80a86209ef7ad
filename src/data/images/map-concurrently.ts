// Maps items with an asynchronous function, a bounded number concurrently.

/** The results in the order of `items`, of which at most `limit` are running at any time. After an error no other
 *  item is started; the error thrown is that of the first item, in their order, that has one. */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length)
  const failures = new Map<number, unknown>()
  let next = 0
  const worker = async () => {
    while (next < items.length && failures.size === 0) {
      const index = next++
      try {
        results[index] = await work(items[index] as Item, index)
      } catch (error) {
        failures.set(index, error)
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  // Items before it were started before it, so this is the first error of all.
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()))
  return results
}
