// A run that is looked at: what it is, its items, and its models in the page. One at a time, so that memory stays flat.
import { hasImages, type RunDetails, type RunSource, type Split } from '../run-source.js'
import { ItemStore } from './item-store.js'
import { ModelRunner } from './model-runner.js'

export interface Study {
  readonly details: RunDetails
  readonly runner: ModelRunner
  readonly items: Readonly<Record<Split, ItemStore>>
  /** The items are images of grey levels or colours, not the rows of a table. */
  readonly hasImages: boolean
}

let current: { readonly source: RunSource; readonly study: Study } | undefined

/** The study of a run; that of another run is closed. What has been trained since is taken into account. */
export async function studyOf(source: RunSource): Promise<Study> {
  const earlier = current?.source === source ? current.study : undefined
  const details = await source.details().catch((error) => {
    // The server may be gone; what is here still works.
    if (earlier) return earlier.details
    throw error
  })
  if (earlier) {
    if (stepsOf(earlier.details) !== stepsOf(details)) earlier.runner.forget()
    const study = { ...earlier, details }
    current = { source, study }
    return study
  }
  current?.study.runner.close()
  const { shape, latent, splits } = details
  const size = shape.reduce((product, side) => product * side, 1)
  const study: Study = {
    details,
    runner: new ModelRunner((name) => source.model(name), shape, latent),
    items: {
      train: new ItemStore(source, 'train', splits.train, size),
      validation: new ItemStore(source, 'validation', splits.validation, size),
    },
    hasImages: hasImages(details),
  }
  current = { source, study }
  return study
}

function stepsOf({ description }: RunDetails): number {
  return description.progress.steps
}
