// Steps on an axis of epochs, which may have different numbers of steps: the batch size can be changed when a run is resumed.

export interface EpochAxis {
  /** Epochs from the start until after a step. */
  epochsAt(step: number): number
  /** The step that ends there, or a fraction of one. */
  stepAt(epochs: number): number
}

interface EpochEnd {
  readonly epoch: number
  readonly step: number
}

/** `ends`: complete epochs in their order. `stepsPerEpoch`: of those after them. */
export function epochAxis(ends: readonly EpochEnd[], stepsPerEpoch: number): EpochAxis {
  const all = [{ epoch: 0, step: 0 }, ...ends]
  const mapped = (value: number, from: 'epoch' | 'step', to: 'epoch' | 'step') => {
    const next = firstFrom(all, (end) => end[from] >= value)
    const after = all[next]
    const before = all[Math.max(0, next - 1)] as EpochEnd
    if (after?.[from] === value) return after[to]
    const scale = after
      ? (after[to] - before[to]) / (after[from] - before[from])
      : from === 'step'
        ? 1 / stepsPerEpoch
        : stepsPerEpoch
    return before[to] + (value - before[from]) * scale
  }
  return {
    epochsAt: (step) => mapped(step, 'step', 'epoch'),
    stepAt: (epochs) => mapped(epochs, 'epoch', 'step'),
  }
}

/** The index of the first end that fits, in an order in which all after it do. */
function firstFrom(ends: readonly EpochEnd[], fits: (end: EpochEnd) => boolean): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(ends[middle] as EpochEnd)) high = middle
    else low = middle + 1
  }
  return low
}
