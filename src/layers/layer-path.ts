// Adds the layer's path to errors of its shapes.
import { ShapeError } from '../errors.js'

/** What `build` returns; a ShapeError from it is rethrown with the layer's path `place` as its `where`, once: inside another
 *  layer it keeps that of the inner one. */
export function withLayerPath<T>(place: string, build: () => T): T {
  try {
    return build()
  } catch (error) {
    if (!(error instanceof ShapeError) || error.cause instanceof ShapeError) throw error
    throw new ShapeError(error.key, { ...error.values, where: place }, { cause: error })
  }
}
