// Moves the keyboard focus when its element has been removed.
import { tick } from 'svelte'

/** Focuses that element once the page is up to date; if it is removed too, the page's main element. */
export async function restoreFocus(part: () => { focus(): void } | undefined): Promise<void> {
  await tick()
  const found = part()
  if (found) found.focus()
  else document.getElementById('main')?.focus({ preventScroll: true })
}
