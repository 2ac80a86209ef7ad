// The data of each run that the parts of the comparison share.
import type { LiveRun } from '../run/live-run.svelte.js'
import type { RunDetails } from '../run-source.js'

export interface ComparedRun {
  readonly run: LiveRun
  readonly details: RunDetails
  readonly colour: string
}

export type MetricName = 'loss' | 'reconstruction' | 'kl'
