// The metrics of a run in columns, as charts need them.
import { readMetrics } from '../../../runs/folder/metrics.js'
import { extraColumns } from '../../../training/extra/extra-metrics.js'
import { scheduledColumns } from '../../../training/schedules/scheduled-metrics.js'
import type { Metrics } from '../../api/run.js'

export async function metricColumns(run: string): Promise<Metrics> {
  const { steps, epochs } = await readMetrics(run)
  const extra = extraColumns(steps)
  return {
    steps: {
      step: steps.map(({ step }) => step),
      epoch: steps.map(({ epoch }) => epoch),
      loss: steps.map(({ loss }) => loss),
      reconstruction: steps.map(({ reconstruction }) => reconstruction),
      kl: steps.map(({ kl }) => kl),
      ...scheduledColumns(steps),
      ...(extra && { extra }),
    },
    epochs,
  }
}
