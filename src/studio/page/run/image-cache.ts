// Pictures that were loaded, and are held so that they appear at once.
import { LruCache } from '../lru-cache.js'

export class ImageCache {
  readonly #cache = new LruCache(loadPicture)

  /** As soon as it can be drawn. Rejects where there is none. */
  load(url: string): Promise<HTMLImageElement> {
    return this.#cache.get(url)
  }

  /** Epochs are trained again, and their pictures are others. */
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
