// Pictures that were loaded, and are held so that they appear at once.
import { Kept } from '../lru-cache.js'

export class KeptPictures {
  readonly #kept = new Kept(loadPicture)

  /** As soon as it can be drawn. Rejects where there is none. */
  load(url: string): Promise<HTMLImageElement> {
    return this.#kept.get(url)
  }

  /** Epochs are trained again, and their pictures are others. */
  forget(): void {
    this.#kept.forget()
  }
}

async function loadPicture(url: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  return picture
}
