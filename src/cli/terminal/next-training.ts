// Suggests how to go on after a training: longer while the validation loss still falls, else with the best weights.
import type { BestEpoch } from '../../training/resume-point.js'

/** The words of a command after `jamjae`, for a run of `epochs` epochs whose lowest validation loss is at `best`. `word` is
 *  the run as a word of the shell. A training that has become worse for more than a tenth of its epochs gets no better by
 *  another part of them. */
export function nextTraining(word: string, epochs: number, best: BestEpoch | undefined): string {
  const isImproving = !best || epochs - best.epoch <= epochs / 10
  return isImproving
    ? `resume ${word} --epochs ${longer(epochs)}`
    : `evaluate ${word} --weights best`
}

/** Half as many epochs more, at least one. */
export function longer(epochs: number): number {
  return epochs + Math.max(1, Math.round(epochs / 2))
}
