// Pictures that were loaded once, and are held so that they appear at once.

export class KeptPictures {
  #kept = new Map<string, Promise<HTMLImageElement>>()

  /** As soon as it can be drawn. Rejects where there is none. */
  load(url: string): Promise<HTMLImageElement> {
    const known = this.#kept.get(url)
    if (known) return known
    const picture = new Image()
    picture.src = url
    const loading = picture.decode().then(() => picture)
    this.#kept.set(url, loading)
    loading.catch(() => this.#kept.delete(url))
    return loading
  }
}
