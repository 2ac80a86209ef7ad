// The selected runs of the table, kept while other pages are open.

class RunSelection {
  names = $state.raw<ReadonlySet<string>>(new Set())
  /** Where a range starts. */
  #anchor: string | undefined

  has(name: string): boolean {
    return this.names.has(name)
  }

  /** With `isRange` also those between it and the previous one, in the order of `shown`. */
  select(name: string, isChosen: boolean, shown: readonly string[], isRange: boolean): void {
    const from = isRange && this.#anchor !== undefined ? shown.indexOf(this.#anchor) : -1
    const to = shown.indexOf(name)
    const range = from < 0 ? [name] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
    this.#anchor = name
    this.selectAll(range, isChosen)
  }

  selectAll(names: readonly string[], isChosen: boolean): void {
    const next = new Set(this.names)
    for (const name of names)
      if (isChosen) next.add(name)
      else next.delete(name)
    this.names = next
  }

  clear(): void {
    this.names = new Set()
  }
}

export const runSelection = new RunSelection()
