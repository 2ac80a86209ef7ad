// Rewrites a program for speed: fewer passes over memory, and maps in the layout that is fastest for them.
import type { Program } from '../program.js'
import type { Tensor } from '../tensor.js'
import { chooseLayout } from './choose-layout.js'
import { relayout } from './relayout.js'
import { expansions, rules, simplify } from './simplify.js'
import { ungroup } from './ungroup.js'

/** The program with the same inputs, state and outputs, whose values differ by rounding. `layouts`: whether maps may be in
 *  another layout than [batch, channels, height, width]; `hasBlocks`: whether the engine has convolutions on blocks of channels;
 *  `hasGroups`: whether its convolutions with groups are right. */
export function rewrite(
  given: Program,
  {
    layouts,
    hasBlocks = false,
    hasGroups = true,
  }: { layouts: boolean; hasBlocks?: boolean; hasGroups?: boolean },
): Program {
  const names = Object.keys(given.outputs)
  const advancing = given.state.filter(({ next }) => next)
  const roots = [...Object.values(given.outputs), ...advancing.map(({ next }) => next as Tensor)]
  // Expanded only when the rules that know of these operations have been applied.
  const single = hasGroups ? roots : ungroup(roots)
  const simple = simplify(simplify(single), [...expansions, ...rules])
  const layout = layouts ? chooseLayout(simple, { hasBlocks }) : undefined
  const placed = layout ? simplify(relayout(simple, layout)) : simple
  const updates = new Map(
    advancing.map(({ current }, index) => [current, placed[names.length + index]]),
  )
  return {
    ...given,
    outputs: Object.fromEntries(names.map((name, index) => [name, placed[index] as Tensor])),
    state: given.state.map(({ current }) => {
      const next = updates.get(current)
      return next ? { current, next } : { current }
    }),
  }
}
