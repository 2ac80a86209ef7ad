// Guards work that exists only in this page: the browser asks before it leaves the page.

let isPending: (() => boolean) | undefined

/** Guards work; `isPending` returns whether leaving now would lose it. Undefined ends the guard. */
export function guardUnsavedWork(next: (() => boolean) | undefined): void {
  isPending = next
  if (next) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}

/** Whether a reload would lose work of the page. */
export function hasUnsavedWork(): boolean {
  return isPending !== undefined
}

function warn(event: BeforeUnloadEvent): void {
  if (isPending?.()) event.preventDefault()
}
