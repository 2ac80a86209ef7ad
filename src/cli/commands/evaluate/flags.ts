// The parsed flags of jamjae evaluate.
import type { FeatureType } from '../../../analysis/sample-quality/feature-types.js'
import type { Binarization } from '../../../data/images/binarize.js'
import type { RunFlags } from '../../flags/run-command.js'
import type { SplitFlags } from '../../flags/split-flag.js'

export interface EvaluateFlags extends RunFlags, SplitFlags {
  readonly data?: string
  readonly samples?: number
  readonly binarize?: Binarization | 'none'
  readonly baselines?: true
  readonly factors?: string
  readonly imageQuality?: true
  /** True without a number. */
  readonly samplesQuality?: number | true
  readonly features?: FeatureType
  readonly seed?: number
  readonly json?: true
}
