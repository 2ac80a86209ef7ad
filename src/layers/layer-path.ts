// Says which layer it is whose shapes do not fit.
import { ShapeError } from '../errors.js'

/** What `build` returns; a ShapeError from it is thrown again with the layer's place as its `where`. */
export function withLayerPath<T>(place: string, build: () => T): T {
  try {
    return build()
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error
    throw new ShapeError(error.key, { ...error.values, where: place }, { cause: error })
  }
}
