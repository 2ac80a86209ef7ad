// Where the keyboard goes on when what had the focus is gone.
import { tick } from 'svelte'

/** Focuses that part once the page is up to date; where it is gone too, the page's main part. */
export async function restoreFocus(part: () => { focus(): void } | undefined): Promise<void> {
  await tick()
  ;(part() ?? document.getElementById('main'))?.focus()
}
