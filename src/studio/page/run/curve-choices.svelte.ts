// What one likes to see of the curves, the next time, too.
import { recall, remember } from '../local-storage.js'

/** For the set-up of a component. */
export class CurveChoices {
  withSteps = $state(recall('curves.steps') !== 'no')
  withEpochs = $state(recall('curves.epochs') !== 'no')
  isLog = $state(recall('curves.log') !== 'no')
  /** Of the steps around in the smoothed line, from 0 to below 1. */
  smoothing = $state(Number(recall('curves.smoothing') ?? 0.9))

  constructor() {
    $effect(() => {
      remember('curves.steps', this.withSteps ? 'yes' : 'no')
      remember('curves.epochs', this.withEpochs ? 'yes' : 'no')
      remember('curves.log', this.isLog ? 'yes' : 'no')
      remember('curves.smoothing', String(this.smoothing))
    })
  }
}
