// What the browser keeps for the page from visit to visit, where it lets it.

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
    // A browser that keeps nothing still shows everything.
  }
}
