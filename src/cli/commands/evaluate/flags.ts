// The parsed flags of jamjae evaluate.
import type { Binarization } from '../../../data/images/binarize.js'
import type { RunFlags } from '../../flags/run-command.js'
import type { SplitFlags } from '../../flags/split-flag.js'

export interface EvaluateFlags extends RunFlags, SplitFlags {
  readonly data?: string
  readonly samples?: number
  readonly binarize?: Binarization | 'none'
  readonly baselines?: true
  readonly factors?: string
  readonly seed?: number
  readonly json?: true
}
