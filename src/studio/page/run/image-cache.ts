// A cache of loaded pictures, so that they appear immediately.
import { LruCache } from '../lru-cache.js'

export class ImageCache {
  readonly #cache = new LruCache(loadPicture)

  /** As soon as it can be drawn. Rejects if there is none. */
  load(url: string): Promise<HTMLImageElement> {
    return this.#cache.get(url)
  }

  /** Retrained epochs have other pictures. */
  clear(): void {
    this.#cache.clear()
  }
}

async function loadPicture(url: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  return picture
}
