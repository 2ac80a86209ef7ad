// The reader's options for the curves, stored for the next visit.
import { getStored, setStored } from '../local-storage.js'

/** For the set-up of a component. */
export class CurveChoices {
  withSteps = $state(getStored('curves.steps') !== 'no')
  withEpochs = $state(getStored('curves.epochs') !== 'no')
  isLog = $state(getStored('curves.log') !== 'no')
  /** Weight of neighbouring steps in the smoothed line, from 0 to below 1. */
  smoothing = $state(Number(getStored('curves.smoothing') ?? 0.9))

  constructor() {
    $effect(() => {
      setStored('curves.steps', this.withSteps ? 'yes' : 'no')
      setStored('curves.epochs', this.withEpochs ? 'yes' : 'no')
      setStored('curves.log', this.isLog ? 'yes' : 'no')
      setStored('curves.smoothing', String(this.smoothing))
    })
  }
}
