// Toasts in a corner, and polite messages for screen readers.

interface Toast {
  readonly id: number
  readonly text: string
  readonly isBad: boolean
  readonly action?: { readonly label: string; readonly run: () => void }
}

const shownMs = 10_000

class Toasts {
  all = $state.raw<readonly Toast[]>([])
  /** The next message for screen readers. */
  spoken = $state('')

  #next = 1

  show(text: string, { action, isBad = false }: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    const id = this.#next++
    this.all = [...this.all.slice(-2), { id, text, isBad, ...(action && { action }) }]
    this.#leave(id)
  }

  close(id: number): void {
    this.all = this.all.filter((each) => each.id !== id)
  }

  /** A toast stays while the pointer or the focus is on it. */
  #leave(id: number): void {
    setTimeout(() => {
      const isHeld = document.querySelector('.notices:hover, .notices:focus-within')
      if (isHeld) this.#leave(id)
      else this.close(id)
    }, shownMs)
  }
}

export const toasts = new Toasts()

export function announce(text: string): void {
  toasts.spoken = text
}

/** Runs the action, and shows a toast if it throws. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    toasts.show(error instanceof Error ? error.message : String(error), { isBad: true })
    return undefined
  }
}
