// What the parts of the comparison know of each run.
import type { LiveRun } from '../run/live-run.svelte.js'
import type { RunDetails } from '../run-source.js'

export interface ComparedRun {
  readonly run: LiveRun
  readonly details: RunDetails
  readonly colour: string
}

export type MetricName = 'loss' | 'reconstruction' | 'kl'
