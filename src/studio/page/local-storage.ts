// Settings that the browser stores for the page between visits, if it allows that.

export function getStored(name: string): string | null {
  try {
    return localStorage.getItem(`jamjae.${name}`)
  } catch {
    return null
  }
}

export function setStored(name: string, value: string): void {
  try {
    localStorage.setItem(`jamjae.${name}`, value)
  } catch {
    // A browser that stores nothing still shows everything.
  }
}
