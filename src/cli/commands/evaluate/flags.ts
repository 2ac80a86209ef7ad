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
  readonly imageQuality?: true
  /** True without a number. */
  readonly samplesQuality?: number | true
  /** A kind, or the path of an ONNX model. */
  readonly features?: string
  readonly featuresOutput?: string
  readonly target?: string
  readonly nearest?: string
  readonly force?: true
  readonly seed?: number
  readonly json?: true
}
